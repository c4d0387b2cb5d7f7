package org.ratecut.certify;

import java.util.ArrayList;
import java.util.List;

/** The straight lines that bound the entries of a table from below or from above. */
final class Hull {

  /** A line through two entries: {@code run · value = rise · argument + offset}. */
  record Line(double slope, double offset) {}

  private Hull() {}

  /**
   * The lines along entries {@code from} to {@code to}.
   *
   * @param sign 1 for lines below them, -1 for lines above
   */
  static List<Line> along(List<Long> values, int from, int to, int sign) {
    List<Line> lines = new ArrayList<>();
    int start = from;
    while (start < to) {
      int end = start + 1;
      for (int n = start + 2; n <= to; n++) {
        if (sign * slope(values, start, n) <= sign * slope(values, start, end)) {
          end = n;
        }
      }
      double slope = slope(values, start, end);
      lines.add(new Line(slope, values.get(start) - slope * start));
      start = end;
    }
    return lines;
  }

  private static double slope(List<Long> values, int from, int to) {
    return (double) (values.get(to) - values.get(from)) / (to - from);
  }
}
