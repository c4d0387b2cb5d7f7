package org.ratecut.report.chart;

import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.ratecut.escape.ChartText;
import org.ratecut.escape.VisibleText;

/**
 * Something that depends on a number of things: a point for each number, joined by lines.
 *
 * @param title in words, for those who do not see the chart
 * @param lines with whole numbers across
 */
public record CountChart(String title, String xLabel, String yLabel, List<Series> lines) {

  private static final double MARGIN = 0.3;
  private static final double HEADROOM = 1.08;
  private static final Ellipse2D DOT = new Ellipse2D.Double(-3.5, -3.5, 7, 7);

  /** Copies the lines. */
  public CountChart {
    lines = List.copyOf(lines);
  }

  /** The chart as an {@code svg} element. */
  public String svg() {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
    for (int i = 0; i < lines.size(); i++) {
      Series line = lines.get(i);
      XYSeries series = new XYSeries(i, false, true);
      line.points().forEach(point -> series.add(point.x(), point.y()));
      data.addSeries(series);
      renderer.setSeriesPaint(i, ChartStyle.colour(line));
      renderer.setSeriesStroke(i, ChartStyle.stroke(line, i));
      renderer.setSeriesShape(i, DOT);
      renderer.setSeriesShapesVisible(i, line.style() != Series.BOUND);
    }
    renderer.setLegendItemLabelGenerator((all, series) -> ChartText.of(lines.get(series).name()));
    XYPlot plot = new XYPlot(data, xAxis(), yAxis(), renderer);
    return ChartSvg.of(ChartStyle.chart(plot), VisibleText.of(title));
  }

  private NumberAxis xAxis() {
    NumberAxis axis = ChartStyle.numberAxis(xLabel, true);
    double first = points().mapToDouble(Series.Point::x).min().orElse(1);
    double last = points().mapToDouble(Series.Point::x).max().orElse(1);
    axis.setRange(first - MARGIN, last + MARGIN);
    ChartStyle.styled(axis);
    return axis;
  }

  private NumberAxis yAxis() {
    NumberAxis axis = ChartStyle.numberAxis(yLabel, false);
    axis.setRange(0, points().mapToDouble(Series.Point::y).max().orElse(1) * HEADROOM);
    ChartStyle.styled(axis);
    return axis;
  }

  private Stream<Series.Point> points() {
    return lines.stream().flatMap(line -> line.points().stream());
  }
}
