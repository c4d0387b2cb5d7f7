package org.ratecut.report.chart;

import java.util.List;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.ratecut.escape.ChartText;
import org.ratecut.escape.VisibleText;

/**
 * Step functions: parts of problems over a factor, or rates over time on a logarithmic axis.
 *
 * @param title in words, for those who do not see the chart
 * @param xFrom where the horizontal axis begins, positive
 * @param xTo where it ends, above {@code xFrom}
 * @param isProfile whether the vertical axis is a part from 0 to 1 and the horizontal one linear
 */
public record StepChart(
    String title,
    String xLabel,
    String yLabel,
    double xFrom,
    double xTo,
    boolean isProfile,
    List<Series> lines) {

  static final int WIDTH = 520;
  static final int HEIGHT = 340;

  private static final int MINOR_TICKS_OF_A_DECADE = 9;

  /** Copies the lines. */
  public StepChart {
    lines = List.copyOf(lines);
  }

  /** The chart as an {@code svg} element. */
  public String svg() {
    XYSeriesCollection data = new XYSeriesCollection();
    XYStepRenderer renderer = new XYStepRenderer();
    for (int i = 0; i < lines.size(); i++) {
      Series line = lines.get(i);
      XYSeries series = new XYSeries(i, false, true);
      line.points().forEach(point -> series.add(point.x(), point.y()));
      data.addSeries(series);
      renderer.setSeriesPaint(i, ChartStyle.colour(line));
      renderer.setSeriesStroke(i, ChartStyle.stroke(line, i));
    }
    renderer.setLegendItemLabelGenerator((all, series) -> ChartText.of(lines.get(series).name()));
    XYPlot plot = new XYPlot(data, xAxis(), yAxis(), renderer);
    return ChartSvg.of(ChartStyle.chart(plot), VisibleText.of(title));
  }

  private ValueAxis xAxis() {
    if (isProfile) {
      NumberAxis axis = ChartStyle.numberAxis(xLabel, false);
      axis.setRange(xFrom, xTo);
      return ChartStyle.styled(axis);
    }
    LogAxis axis = new LogAxis(xLabel);
    axis.setTickUnit(new NumberTickUnit(1, new ChartStyle.PlainNumbers(), MINOR_TICKS_OF_A_DECADE));
    axis.setMinorTickMarksVisible(true);
    axis.setRange(xFrom, xTo);
    return ChartStyle.styled(axis);
  }

  private ValueAxis yAxis() {
    NumberAxis axis = ChartStyle.numberAxis(yLabel, false);
    axis.setAutoRangeIncludesZero(false);
    if (isProfile) {
      axis.setRange(0, 1.02);
    }
    return ChartStyle.styled(axis);
  }
}
