package org.ratecut.bound.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/** The straight lines that together are the greatest convex function below given values. */
public final class LowerHull {

  /**
   * A line below all values: {@code f(b) >= (dy * b + offset) / dx}.
   *
   * @param dx at least 1
   */
  public record Line(long dx, long dy, long offset) {}

  private LowerHull() {}

  /**
   * The lines below {@code f(1) .. f(last)}.
   *
   * @param last at least 1
   */
  public static List<Line> below(IntToLongFunction f, int last) {
    List<Line> lines = new ArrayList<>();
    if (last == 1) {
      lines.add(new Line(1, f.applyAsLong(1), 0));
    }
    int from = 1;
    while (from < last) {
      int to = flattestFrom(f, from, last);
      long dx = (long) to - from;
      long dy = f.applyAsLong(to) - f.applyAsLong(from);
      lines.add(new Line(dx, dy, f.applyAsLong(from) * dx - dy * from));
      from = to;
    }
    return lines;
  }

  private static int flattestFrom(IntToLongFunction f, int from, int last) {
    long start = f.applyAsLong(from);
    int best = from + 1;
    for (int to = from + 2; to <= last; to++) {
      long slopeOfBest = (f.applyAsLong(best) - start) * (to - from);
      if ((f.applyAsLong(to) - start) * (best - from) <= slopeOfBest) {
        best = to;
      }
    }
    return best;
  }
}
