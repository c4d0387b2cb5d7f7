package org.ratecut.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.ratecut.escape.ChartText;
import org.ratecut.escape.VisibleText;

/**
 * Step functions: parts of problems over a factor, or rates over time on a logarithmic axis. The
 * lines differ in colour and in dashes; text and grid take the colour of the page's text, in light
 * and in dark.
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

  static final int WIDTH = 600;
  static final int HEIGHT = 380;

  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final int MINOR_TICKS_OF_A_DECADE = 9;
  private static final Color GRID = new Color(1, 2, 3, 45);

  /** Okabe and Ito (2008), without the ones that are pale on white. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9));

  private static final List<float[]> DASHES =
      List.of(new float[] {1, 0}, new float[] {8, 3}, new float[] {2, 3}, new float[] {8, 3, 2, 3});

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
      renderer.setSeriesPaint(i, colour(line));
      renderer.setSeriesStroke(i, stroke(line, i));
    }
    renderer.setLegendItemLabelGenerator((all, series) -> ChartText.of(lines.get(series).name()));
    XYPlot plot = new XYPlot(data, xAxis(), yAxis(), renderer);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
    return ChartSvg.of(styled(new JFreeChart(null, FONT, plot, true)), VisibleText.of(title));
  }

  private static JFreeChart styled(JFreeChart chart) {
    chart.setBackgroundPaint(null);
    chart.getLegend().setBackgroundPaint(null);
    chart.getLegend().setItemFont(FONT);
    chart.getLegend().setItemPaint(ChartSvg.TEXT);
    chart.getLegend().setFrame(BlockBorder.NONE);
    chart.setPadding(new RectangleInsets(4, 4, 4, 10));
    return chart;
  }

  private ValueAxis xAxis() {
    if (isProfile) {
      NumberAxis axis = new NumberAxis(xLabel);
      axis.setStandardTickUnits(new NumberTickUnitSource(false, new PlainNumbers()));
      axis.setRange(xFrom, xTo);
      return styled(axis);
    }
    LogAxis axis = new LogAxis(xLabel);
    axis.setTickUnit(new NumberTickUnit(1, new PlainNumbers(), MINOR_TICKS_OF_A_DECADE));
    axis.setMinorTickMarksVisible(true);
    axis.setRange(xFrom, xTo);
    return styled(axis);
  }

  private ValueAxis yAxis() {
    NumberAxis axis = new NumberAxis(yLabel);
    axis.setStandardTickUnits(new NumberTickUnitSource(false, new PlainNumbers()));
    axis.setAutoRangeIncludesZero(false);
    if (isProfile) {
      axis.setRange(0, 1.02);
    }
    return styled(axis);
  }

  private static ValueAxis styled(ValueAxis axis) {
    axis.setLabelFont(FONT);
    axis.setTickLabelFont(FONT);
    axis.setLabelPaint(ChartSvg.TEXT);
    axis.setTickLabelPaint(ChartSvg.TEXT);
    axis.setAxisLinePaint(ChartSvg.TEXT);
    axis.setTickMarkPaint(ChartSvg.TEXT);
    return axis;
  }

  private static Color colour(Series line) {
    return line.style() == Series.BOUND
        ? ChartSvg.TEXT
        : COLOURS.get(line.style() % COLOURS.size());
  }

  private static BasicStroke stroke(Series line, int position) {
    float[] dashes =
        line.style() == Series.BOUND ? new float[] {3, 4} : DASHES.get(position % DASHES.size());
    return new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
  }

  /** Numbers with as many digits as they need, in every country the same. */
  private static final class PlainNumbers extends DecimalFormat {

    private static final long serialVersionUID = 1L;

    PlainNumbers() {
      super("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
  }
}
