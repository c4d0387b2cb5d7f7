package org.ratecut.solver.moves;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;

/** Draws what a device has of a layer, or a part of it, for descents in which each move is dear. */
public final class LayerParts {

  private final List<Layer> layers;

  /** The layers of a network. */
  public LayerParts(Network network) {
    this.layers = network.layers();
  }

  /**
   * All, half or one of the free vertices of a random layer on one device, next to each other;
   * empty if the draw finds only pinned ones.
   */
  public int[] draw(AssignmentState state, Random random) {
    Layer layer = layers.get(random.nextInt(layers.size()));
    int device = state.deviceOf(layer.firstVertex() + random.nextInt(layer.vertexCount()));
    int[] all =
        IntStream.range(layer.firstVertex(), layer.endVertex())
            .filter(v -> state.deviceOf(v) == device && !state.isPinned(v))
            .toArray();
    if (all.length == 0) {
      return all;
    }
    int size =
        switch (random.nextInt(3)) {
          case 0 -> all.length;
          case 1 -> (all.length + 1) / 2;
          default -> 1;
        };
    int first = random.nextInt(all.length - size + 1);
    return Arrays.copyOfRange(all, first, first + size);
  }
}
