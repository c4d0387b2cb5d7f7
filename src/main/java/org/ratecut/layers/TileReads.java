package org.ratecut.layers;

import java.util.stream.IntStream;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.tiling.Tiling;
import org.ratecut.layers.view.VertexCollector;
import org.ratecut.layers.view.View;

/** Which rows and columns of one input each tile of a layer reads; tiles of a row share them. */
final class TileReads {

  private final Reading reading;
  private final int[][] rows;
  private final int[][] columns;

  TileReads(Reading reading, Tiling tiling) {
    this.reading = reading;
    if (reading instanceof Reading.Windowed window) {
      rows =
          IntStream.range(0, tiling.height())
              .mapToObj(r -> window.rows().readBy(tiling.firstRow(r), tiling.endRow(r)))
              .toArray(int[][]::new);
      columns =
          IntStream.range(0, tiling.width())
              .mapToObj(c -> window.columns().readBy(tiling.firstColumn(c), tiling.endColumn(c)))
              .toArray(int[][]::new);
    } else {
      rows = new int[0][];
      columns = new int[0][];
    }
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
