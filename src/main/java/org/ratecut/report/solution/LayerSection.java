package org.ratecut.report.solution;

import org.ratecut.io.units.Figures;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;
import org.ratecut.report.html.Html;

/** All layers as drawings, and the same as a table of counts. */
final class LayerSection {

  /** More columns than this tell nobody anything. */
  private static final int MAX_DEVICES = 128;

  /** From here on the numbers must be small to fit on paper. */
  private static final int MANY_DEVICES = 20;

  private final Problem problem;
  private final Assignment assignment;

  LayerSection(Problem problem, Assignment assignment) {
    this.problem = problem;
    this.assignment = assignment;
  }

  Html html() {
    Html html = new Html().open("section").element("h2", "Layers", "id", "layers");
    html.element(
        "p",
        "Each cell is a vertex, in the colour and with the number of its device. Point at a cell,"
            + " or choose a drawing with Tab and move with the arrow keys, to read what the vertex"
            + " is.");
    addLegend(html);
    html.open("div", "class", "layers");
    for (Layer layer : problem.network().layers()) {
      html.add(new LayerFigure(problem, assignment, layer).html());
    }
    html.close();
    html.element("output", "", "id", "vertex", "class", "tip", "hidden", "");
    addCounts(html);
    return html.close();
  }

  private void addLegend(Html html) {
    html.open("ul", "class", "legend", "aria-label", "Devices: press one to show it alone");
    for (int d = 0; d < problem.deviceCount(); d++) {
      html.open("li")
          .open(
              "button",
              "type",
              "button",
              "aria-pressed",
              "false",
              "data-device",
              Integer.toString(d));
      DeviceWords.addChip(html, d);
      html.element("span", problem.cluster().device(d).name(), "class", "name");
      html.close().close();
    }
    html.close();
  }

  private void addCounts(Html html) {
    int shown = Math.min(problem.deviceCount(), MAX_DEVICES);
    html.open("details").element("summary", "How many vertices of each layer each device has");
    if (shown < problem.deviceCount()) {
      html.element(
          "p",
          "The first %d of %s devices.".formatted(shown, Figures.count(problem.deviceCount())));
    }
    html.openScrolling("Vertices of each layer on each device");
    html.open("table", "class", shown > MANY_DEVICES ? "counts many" : "counts")
        .open("thead")
        .open("tr")
        .element("th", "layer", "scope", "col");
    for (int d = 0; d < shown; d++) {
      html.open("th", "scope", "col", "title", problem.cluster().device(d).name());
      DeviceWords.addChip(html, d);
      html.close();
    }
    html.close().close().open("tbody");
    for (Layer layer : problem.network().layers()) {
      addCounts(html, layer, shown);
    }
    html.close().close().close().close();
  }

  private void addCounts(Html html, Layer layer, int shown) {
    int[] counts = new int[problem.deviceCount()];
    for (int v = layer.firstVertex(); v < layer.endVertex(); v++) {
      counts[assignment.deviceOf(v)]++;
    }
    html.open("tr").element("th", layer.name(), "scope", "row");
    for (int d = 0; d < shown; d++) {
      html.element("td", counts[d] == 0 ? "" : Figures.count(counts[d]), "class", "number");
    }
    html.close();
  }
}
