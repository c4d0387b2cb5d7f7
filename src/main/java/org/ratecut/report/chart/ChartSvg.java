package org.ratecut.report.chart;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes charts as SVG that can stand in the middle of a page. */
final class ChartSvg {

  /** Stands for the colour of the page's text. */
  static final Color TEXT = new Color(1, 2, 3);

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private ChartSvg() {}

  /**
   * Draws a chart.
   *
   * @param title in words; also makes the identifiers inside differ from those of other charts
   */
  static String of(JFreeChart chart, String title) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyDocument());
    context.setComment("");
    context.setIDGenerator(new PrefixedIds("c" + Integer.toHexString(title.hashCode()) + "-"));
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(StepChart.WIDTH, StepChart.HEIGHT));
    chart.draw(graphics, new Rectangle2D.Double(0, 0, StepChart.WIDTH, StepChart.HEIGHT));
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 %d %d".formatted(StepChart.WIDTH, StepChart.HEIGHT));
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", title);
    root.setAttribute("class", "chart");
    return text(graphics, root)
        .replace("rgb(1,2,3)", "currentColor")
        .replace(" id=\"genericDefs\"", "");
  }

  private static String text(SVGGraphics2D graphics, Element root) {
    StringWriter out = new StringWriter();
    try {
      graphics.stream(root, out, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = out.toString();
    return text.substring(text.indexOf("<svg"));
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Every Java can make an XML document.", e);
    }
  }

  /** Identifiers of one chart, which no other chart of the page may have. */
  private static final class PrefixedIds extends SVGIDGenerator {

    private final String prefix;

    PrefixedIds(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public String generateID(String kind) {
      return prefix + super.generateID(kind);
    }
  }
}
