package org.ratecut.layers;

import java.util.function.IntUnaryOperator;

/** Which rows and columns of one input each tile of a layer reads; tiles of a row share them. */
final class TileReads {

  /** Bounds the memory: a window of a million rows may slide over a million rows. */
  private static final long MAX_STEPS = 1L << 26;

  private final Reading reading;
  private final int[][] rows;
  private final int[][] columns;

  /**
   * Finds the rows and columns.
   *
   * @throws VertexCollector.TooManyArcsException if they are too many to keep
   */
  TileReads(Reading reading, Tiling tiling) {
    this.reading = reading;
    if (reading instanceof Reading.Windowed window) {
      rows = lists(window.rows(), tiling.height(), tiling::firstRow, tiling::endRow);
      columns = lists(window.columns(), tiling.width(), tiling::firstColumn, tiling::endColumn);
    } else {
      rows = new int[0][];
      columns = new int[0][];
    }
  }

  private static int[][] lists(Axis axis, int tiles, IntUnaryOperator first, IntUnaryOperator end) {
    int[][] lists = new int[tiles][];
    long steps = 0;
    for (int i = 0; i < tiles; i++) {
      steps += axis.stepsToRead(first.applyAsInt(i), end.applyAsInt(i));
      if (steps > MAX_STEPS) {
        throw VertexCollector.TooManyArcsException.ofPositions();
      }
      lists[i] = axis.readBy(first.applyAsInt(i), end.applyAsInt(i));
    }
    return lists;
  }

  /** Adds the vertices of an input that a tile reads. */
  void collect(
      View input, int tileRow, int tileColumn, ChannelRange channels, VertexCollector vertices) {
    if (reading instanceof Reading.Windowed) {
      input.collect(rows[tileRow], columns[tileColumn], channels, vertices);
    } else {
      input.collectAll(vertices);
    }
  }
}
