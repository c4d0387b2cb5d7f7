package org.ratecut.report.solution;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.ratecut.model.Layer;

/**
 * The cells in which a layer is drawn, row by row. A grid of tiles has its own geometry, or lies on
 * its side where it is much higher than wide; a layer of one row or column is broken into lines as
 * text is. Of a layer with too many vertices to draw, every {@code step}-th row and column is
 * drawn.
 */
final class CellGrid {

  /** Cells that a page still shows quickly. */
  private static final int MAX_CELLS = 1 << 16;

  /** A line of a vector has at most as many cells as the first of these with enough lines. */
  private static final int[] LINE_LENGTHS = {28, 64, 128};

  private static final int MAX_LINE_LENGTH = 224;

  private static final int MAX_LINES = 32;

  /** A layer cut into rows has hundreds at most; a line of them is a band. */
  private static final int BAND_LENGTH = 115;

  /** From here on a grid that is higher than wide lies on its side. */
  private static final int LONG_SIDES = 2;

  private final Layer layer;
  private final int step;
  private final int columns;
  private final int cells;

  CellGrid(Layer layer) {
    this.layer = layer;
    int step = 1;
    while (cellsAt(layer, step) > MAX_CELLS) {
      step++;
    }
    this.step = step;
    this.cells = (int) cellsAt(layer, step);
    this.columns = columnsOf(cells);
  }

  private int columnsOf(int drawn) {
    if (isBand()) {
      return ceilDiv(drawn, ceilDiv(drawn, BAND_LENGTH));
    }
    return isLine()
        ? lineLength(drawn)
        : ceilDiv(isOnSide() ? layer.height() : layer.width(), step);
  }

  private static long cellsAt(Layer layer, int step) {
    return (long) ceilDiv(layer.height(), step) * ceilDiv(layer.width(), step);
  }

  /** So many that all lines but the last are full, and that one nearly is. */
  private static int lineLength(int cells) {
    int longest =
        IntStream.of(LINE_LENGTHS)
            .filter(length -> ceilDiv(cells, length) <= MAX_LINES)
            .findFirst()
            .orElse(MAX_LINE_LENGTH);
    return ceilDiv(cells, ceilDiv(cells, longest));
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }

  /** Whether the layer is one row or one column of vertices, drawn in lines. */
  boolean isLine() {
    return layer.height() == 1 || layer.width() == 1;
  }

  /** Whether the layer is a column, whose rows are drawn from left to right. */
  boolean isBand() {
    return layer.width() == 1 && layer.height() > 1;
  }

  /** Whether the rows of a grid are drawn as columns. */
  boolean isOnSide() {
    return !isLine() && layer.height() >= LONG_SIDES * layer.width();
  }

  /** 1 where every vertex is drawn. */
  int step() {
    return step;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return ceilDiv(cells, columns);
  }

  int cells() {
    return cells;
  }

  /** The vertex that a cell stands for. */
  int vertexOf(int cell) {
    if (isLine()) {
      return layer.firstVertex() + cell * step;
    }
    int down = cell / columns * step;
    int across = cell % columns * step;
    return isOnSide() ? layer.vertexAt(across, down) : layer.vertexAt(down, across);
  }

  /**
   * A value for each cell; -1 after the last in an unfinished row.
   *
   * @param ofVertex at least 0
   */
  int[][] map(IntUnaryOperator ofVertex) {
    int[][] values = new int[rows()][columns];
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns; column++) {
        int cell = row * columns + column;
        values[row][column] = cell < cells ? ofVertex.applyAsInt(vertexOf(cell)) : -1;
      }
    }
    return values;
  }

  /**
   * A value for each cell, equal neighbours together: {@code 0*98 1*98}.
   *
   * @param ofVertex without spaces and asterisks
   */
  String runs(IntFunction<String> ofVertex) {
    StringBuilder runs = new StringBuilder();
    int start = 0;
    while (start < cells) {
      String value = ofVertex.apply(vertexOf(start));
      int end = start + 1;
      while (end < cells && ofVertex.apply(vertexOf(end)).equals(value)) {
        end++;
      }
      runs.append(start == 0 ? "" : " ").append(value).append('*').append(end - start);
      start = end;
    }
    return runs.toString();
  }
}
