package org.ratecut.deploy;

import org.ratecut.model.Layer;
import org.ratecut.model.VertexSet;

/**
 * Vertices of one layer that a device computes one after the other.
 *
 * @param computation of them together, in FLOP
 */
public record Step(Layer layer, VertexSet vertices, long computation) {

  /** Whether this is all of the layer. */
  public boolean isWholeLayer() {
    return vertices.size() == layer.vertexCount();
  }
}
