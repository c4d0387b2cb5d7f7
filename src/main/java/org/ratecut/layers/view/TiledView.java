package org.ratecut.layers.view;

import java.util.Arrays;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.layers.tiling.TiledLayer;

/** The output of a layer with vertices of its own. */
public record TiledView(TiledLayer layer) implements View {

  @Override
  public void collect(int[] rows, int[] columns, ChannelRange channels, VertexCollector vertices) {
    vertices.look(rows.length + columns.length);
    Tile tile = layer.tiling().tile();
    int[] tileRows = tilesOf(rows, tile.height());
    int[] tileColumns = tilesOf(columns, tile.width());
    int lastBlock = (channels.end() - 1) / tile.channels();
    for (int block = channels.first() / tile.channels(); block <= lastBlock; block++) {
      for (int tileRow : tileRows) {
        for (int tileColumn : tileColumns) {
          vertices.add(layer.vertexAt(block, tileRow, tileColumn));
        }
      }
    }
  }

  @Override
  public void collectAll(VertexCollector vertices) {
    layer.vertices().forEachInt(vertices::add);
  }

  /** From the ends of a run, not from each position: a tile may be a whole grid. */
  private static int[] tilesOf(int[] positions, int tileSide) {
    int last = positions.length - 1;
    if (last >= 0 && positions[last] - positions[0] == last) {
      int first = positions[0] / tileSide;
      int[] tiles = new int[positions[last] / tileSide - first + 1];
      for (int i = 0; i < tiles.length; i++) {
        tiles[i] = first + i;
      }
      return tiles;
    }
    return Arrays.stream(positions).map(position -> position / tileSide).distinct().toArray();
  }
}
