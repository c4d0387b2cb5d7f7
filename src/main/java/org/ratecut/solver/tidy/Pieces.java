package org.ratecut.solver.tidy;

import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;

/** Counts pieces: longest runs of vertices of a layer, by their numbers, on one device. */
public final class Pieces {

  private Pieces() {}

  /** The pieces of all layers; as many as layers if each is whole. */
  public static int count(Network network, Assignment assignment) {
    int count = 0;
    for (Layer layer : network.layers()) {
      for (int v = layer.firstVertex(); v < layer.endVertex(); v++) {
        if (v == layer.firstVertex() || assignment.deviceOf(v) != assignment.deviceOf(v - 1)) {
          count++;
        }
      }
    }
    return count;
  }
}
