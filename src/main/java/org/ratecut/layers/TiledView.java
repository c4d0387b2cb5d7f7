package org.ratecut.layers;

import java.util.Arrays;
import org.ratecut.model.Layer;

/** The output of a layer with vertices of its own. */
record TiledView(Layer layer, Tile tile) implements View {

  @Override
  public void collect(int[] rows, int[] columns, VertexCollector vertices) {
    int[] tileRows = tilesOf(rows, tile.height());
    int[] tileColumns = tilesOf(columns, tile.width());
    for (int tileRow : tileRows) {
      for (int tileColumn : tileColumns) {
        vertices.add(layer.vertexAt(tileRow, tileColumn));
      }
    }
  }

  @Override
  public void collectAll(VertexCollector vertices) {
    for (int v = layer.firstVertex(); v < layer.endVertex(); v++) {
      vertices.add(v);
    }
  }

  private static int[] tilesOf(int[] positions, int tileSide) {
    return Arrays.stream(positions).map(position -> position / tileSide).distinct().toArray();
  }
}
