package org.ratecut.bound.window;

import java.util.List;

/**
 * The least possible sum {@code f(b1) + ... + f(bk)} of a function over parts of a total. It
 * replaces the function by the straight lines of its lower convex hull: where {@code f(b) ≥ s·b +
 * t} for each part, the sum is at least {@code s·total + t·parts}.
 */
final class LineSums {

  private final List<LowerHull.Line> lines;

  /**
   * Prepares the hull.
   *
   * @param values {@code f(0) .. f(n)}, nondecreasing
   * @param largestPart no part exceeds this; from 1 to n
   */
  LineSums(int[] values, int largestPart) {
    this.lines = LowerHull.below(b -> values[b], largestPart);
  }

  /**
   * A lower bound on the sum.
   *
   * @param total at least this much is divided
   * @param fewestParts into at least so many parts of at least 1
   * @param maxParts and at most so many
   */
  long atLeast(long total, long fewestParts, long maxParts) {
    long best = 0;
    for (LowerHull.Line line : lines) {
      long parts = line.offset() >= 0 ? fewestParts : maxParts;
      long sum = line.dy() * total + line.offset() * parts;
      best = Math.max(best, -Math.floorDiv(-sum, line.dx()));
    }
    return best;
  }
}
