package org.ratecut.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * What all charts look like: lines differ in colour and in dashes; text and grid take the colour of
 * the page's text, in light and in dark.
 */
final class ChartStyle {

  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

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

  private ChartStyle() {}

  static JFreeChart chart(XYPlot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
    JFreeChart chart = new JFreeChart(null, FONT, plot, true);
    chart.setBackgroundPaint(null);
    chart.getLegend().setBackgroundPaint(null);
    chart.getLegend().setItemFont(FONT);
    chart.getLegend().setItemPaint(ChartSvg.TEXT);
    chart.getLegend().setFrame(BlockBorder.NONE);
    chart.setPadding(new RectangleInsets(4, 4, 4, 10));
    return chart;
  }

  /** An axis whose numbers have as many digits as they need. */
  static NumberAxis numberAxis(String label, boolean wholeNumbers) {
    NumberAxis axis = new NumberAxis(label);
    axis.setStandardTickUnits(new NumberTickUnitSource(wholeNumbers, new PlainNumbers()));
    return axis;
  }

  static ValueAxis styled(ValueAxis axis) {
    axis.setLabelFont(FONT);
    axis.setTickLabelFont(FONT);
    axis.setLabelPaint(ChartSvg.TEXT);
    axis.setTickLabelPaint(ChartSvg.TEXT);
    axis.setAxisLinePaint(ChartSvg.TEXT);
    axis.setTickMarkPaint(ChartSvg.TEXT);
    return axis;
  }

  static Color colour(Series line) {
    return line.style() == Series.BOUND
        ? ChartSvg.TEXT
        : COLOURS.get(line.style() % COLOURS.size());
  }

  static BasicStroke stroke(Series line, int position) {
    float[] dashes =
        line.style() == Series.BOUND ? new float[] {3, 4} : DASHES.get(position % DASHES.size());
    return new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
  }

  /** Numbers with as many digits as they need, in every country the same. */
  static final class PlainNumbers extends DecimalFormat {

    private static final long serialVersionUID = 1L;

    PlainNumbers() {
      super("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
  }
}
