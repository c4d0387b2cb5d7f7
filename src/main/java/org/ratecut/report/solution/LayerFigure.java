package org.ratecut.report.solution;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.report.html.Html;

/**
 * A drawing of one layer, each vertex in the colour of its device. All cells of a device are one
 * path, so that a layer of 50,000 vertices stays a small drawing. The script of the page reads from
 * the attributes which vertex a cell is and what it needs.
 */
final class LayerFigure {

  /** Natural width of a drawing, in pixels; a narrow screen shrinks it. */
  private static final int WIDTH = 460;

  private static final int MAX_CELL = 26;
  private static final int SMALLEST_CELL_WITH_LINES = 4;

  /** The height of a band, whose cells may be narrow, in pixels. */
  private static final int BAND_HEIGHT = 22;

  private final Problem problem;
  private final Assignment assignment;
  private final Layer layer;
  private final CellGrid grid;
  private final int cell;
  private final int cellHeight;

  LayerFigure(Problem problem, Assignment assignment, Layer layer) {
    this.problem = problem;
    this.assignment = assignment;
    this.layer = layer;
    this.grid = new CellGrid(layer);
    this.cell = Math.max(1, Math.min(MAX_CELL, WIDTH / grid.columns()));
    this.cellHeight = grid.isBand() ? Math.max(cell, BAND_HEIGHT) : cell;
  }

  Html html() {
    int[][] devices = grid.map(assignment::deviceOf);
    List<Rectangle> cover = Rectangle.cover(devices);
    Html html = new Html().open("figure", "class", "layer");
    html.open("figcaption").element("h3", layer.name()).element("p", caption()).close();
    int width = grid.columns() * cell;
    int height = grid.rows() * cellHeight;
    html.open(
        "svg",
        "role",
        "img",
        "tabindex",
        "0",
        "width",
        Integer.toString(width),
        "height",
        Integer.toString(height),
        "viewBox",
        "0 0 %d %d".formatted(width, height),
        "aria-label",
        layer.name() + ": " + shares(),
        "data-layer",
        layer.name(),
        "data-first",
        Integer.toString(layer.firstVertex()),
        "data-width",
        Integer.toString(layer.width()),
        "data-columns",
        Integer.toString(grid.columns()),
        "data-cells",
        Integer.toString(grid.cells()),
        "data-step",
        Integer.toString(grid.step()),
        "data-line",
        lineWord(),
        "data-on-side",
        Boolean.toString(grid.isOnSide()),
        "data-cell",
        Integer.toString(cell),
        "data-cell-height",
        Integer.toString(cellHeight),
        "data-devices",
        grid.runs(v -> Integer.toString(assignment.deviceOf(v))),
        "data-sizes",
        grid.runs(this::sizes));
    addTiles(html, cover);
    addLines(html, width, height);
    new ConnectedAreas(devices).largest(cover).forEach(region -> addLabel(html, region));
    return html.close().close();
  }

  /** What the place of a vertex in a line is; nothing for a grid. */
  private String lineWord() {
    if (grid.isBand()) {
      return "row";
    }
    return grid.isLine() ? "position" : "";
  }

  private String form() {
    String count = Figures.count(layer.vertexCount());
    if (grid.isBand()) {
      return "%s rows, drawn from left to right".formatted(count);
    }
    if (grid.isLine()) {
      return layer.vertexCount() == 1 ? "1 vertex" : "%s vertices in a row".formatted(count);
    }
    String tiles = "%s x %s tiles, %s vertices".formatted(layer.height(), layer.width(), count);
    return grid.isOnSide() ? tiles + ", drawn on its side, rows from left to right" : tiles;
  }

  private String caption() {
    String form = form();
    if (grid.isLine() && grid.rows() > 1) {
      form += ", in lines of %d".formatted(grid.columns());
    }
    if (grid.step() > 1) {
      form += ", of which every %dth row and column is drawn".formatted(grid.step());
    }
    long pinned =
        IntStream.range(layer.firstVertex(), layer.endVertex())
            .filter(v -> problem.pins().isPinned(v))
            .count();
    return pinned == 0 ? form : form + "; %s pinned".formatted(Figures.count(pinned));
  }

  /** How many vertices the devices have, the largest share first, for those who hear the page. */
  private String shares() {
    Map<Integer, Long> counts =
        IntStream.range(layer.firstVertex(), layer.endVertex())
            .boxed()
            .collect(
                Collectors.groupingBy(assignment::deviceOf, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(share -> "%s on device %d".formatted(Figures.count(share.getValue()), share.getKey()))
        .collect(Collectors.joining(", "));
  }

  private void addTiles(Html html, List<Rectangle> cover) {
    Map<Integer, StringBuilder> paths = new TreeMap<>();
    for (Rectangle each : cover) {
      paths
          .computeIfAbsent(each.device(), device -> new StringBuilder())
          .append('M')
          .append(each.column() * cell)
          .append(' ')
          .append(each.row() * cellHeight)
          .append('h')
          .append(each.width() * cell)
          .append('v')
          .append(each.height() * cellHeight)
          .append('h')
          .append(-each.width() * cell)
          .append('z');
    }
    paths.forEach(
        (device, path) ->
            html.element(
                "path",
                "",
                "class",
                "tile " + DeviceColours.styleClass(device),
                "data-device",
                Integer.toString(device),
                "d",
                path.toString()));
  }

  private void addLines(Html html, int width, int height) {
    if (cell < SMALLEST_CELL_WITH_LINES) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (int row = 1; row < grid.rows(); row++) {
      lines.append("M0 ").append(row * cellHeight).append('h').append(width);
    }
    for (int column = 1; column < grid.columns(); column++) {
      lines.append('M').append(column * cell).append(" 0v").append(height);
    }
    html.element("path", "", "class", "lines", "d", lines.toString());
  }

  private void addLabel(Html html, Rectangle region) {
    String number = Integer.toString(region.device());
    int width = region.width() * cell;
    int height = region.height() * cellHeight;
    int size = Math.min(Math.min(height - 2, 14), (width - 2) * 10 / (6 * number.length()));
    if (size < 7) {
      return;
    }
    html.element(
        "text",
        number,
        "class",
        "label " + DeviceColours.styleClass(region.device()),
        "data-device",
        number,
        "font-size",
        Integer.toString(size),
        "x",
        Integer.toString(region.column() * cell + width / 2),
        "y",
        Integer.toString(region.row() * cellHeight + height / 2));
  }

  private String sizes(int vertex) {
    Network network = problem.network();
    return "%d,%d,%d"
        .formatted(network.memory(vertex), network.computation(vertex), network.output(vertex));
  }
}
