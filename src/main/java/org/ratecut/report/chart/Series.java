package org.ratecut.report.chart;

import java.util.List;

/**
 * A line of a chart that keeps its height until the next point.
 *
 * @param points from left to right
 * @param style number that colour and dashes depend on; {@link #BOUND} for a bound
 */
public record Series(String name, List<Point> points, int style) {

  /** The style of what no line can exceed. */
  public static final int BOUND = -1;

  /** A place in a chart, in the units of its axes. */
  public record Point(double x, double y) {}

  /** Copies the points. */
  public Series {
    points = List.copyOf(points);
  }
}
