package org.ratecut.layers.tiling;

import org.ratecut.model.Layer;
import org.ratecut.model.VertexSet;

/**
 * A layer of the network and the tiles that its vertices stand for. Its grid has the blocks of
 * channels one below the other.
 */
public record TiledLayer(Layer layer, Tiling tiling) {

  public int vertexAt(int block, int tileRow, int tileColumn) {
    return layer.vertexAt(block * tiling.height() + tileRow, tileColumn);
  }

  public VertexSet vertices() {
    return VertexSet.range(layer.firstVertex(), layer.endVertex());
  }

  /** The vertices of a block of channels. */
  public VertexSet verticesOf(int block) {
    int perBlock = tiling.height() * tiling.width();
    int first = layer.firstVertex() + block * perBlock;
    return VertexSet.range(first, first + perBlock);
  }
}
