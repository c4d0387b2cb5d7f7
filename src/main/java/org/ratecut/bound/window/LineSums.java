package org.ratecut.bound.window;

import java.util.ArrayList;
import java.util.List;

/**
 * The least possible sum {@code f(b1) + ... + f(bk)} of a function over parts of a total. It
 * replaces the function by the straight lines of its lower convex hull: where {@code f(b) ≥ s·b +
 * t} for each part, the sum is at least {@code s·total + t·parts}.
 */
final class LineSums {

  /** A line through two points of the hull: {@code f(b) ≥ (dy·b + offset) / dx}. */
  private record Line(long dx, long dy, long offset) {}

  private final List<Line> lines = new ArrayList<>();

  /**
   * Prepares the hull.
   *
   * @param values {@code f(0) .. f(n)}, nondecreasing
   * @param largestPart no part exceeds this; from 1 to n
   */
  LineSums(int[] values, int largestPart) {
    if (largestPart == 1) {
      lines.add(new Line(1, values[1], 0));
    }
    int from = 1;
    while (from < largestPart) {
      int to = flattestFrom(values, from, largestPart);
      long dx = to - from;
      long dy = values[to] - values[from];
      lines.add(new Line(dx, dy, values[from] * dx - dy * from));
      from = to;
    }
  }

  private static int flattestFrom(int[] values, int from, int largestPart) {
    int best = from + 1;
    for (int to = from + 2; to <= largestPart; to++) {
      long slopeOfBest = (long) (values[best] - values[from]) * (to - from);
      if ((long) (values[to] - values[from]) * (best - from) <= slopeOfBest) {
        best = to;
      }
    }
    return best;
  }

  /**
   * A lower bound on the sum.
   *
   * @param total at least this much is divided
   * @param fewestParts into at least so many parts of at least 1
   * @param mostParts and at most so many
   */
  long atLeast(long total, long fewestParts, long mostParts) {
    long best = 0;
    for (Line line : lines) {
      long parts = line.offset >= 0 ? fewestParts : mostParts;
      long sum = line.dy * total + line.offset * parts;
      best = Math.max(best, -Math.floorDiv(-sum, line.dx));
    }
    return best;
  }
}
