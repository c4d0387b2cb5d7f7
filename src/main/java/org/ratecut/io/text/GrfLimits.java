package org.ratecut.io.text;

import java.nio.file.Path;
import java.util.List;
import org.ratecut.io.InputException;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.cluster.MemoryKind;

/**
 * What a {@code .grf} file cannot say: a size of a value other than 64 bits, a parameter group that
 * is not of all vertices of one layer, and an arc that does not lead to a later layer. Names are
 * lost, and an output that no vertex needs reads back as 0; neither changes what an assignment is
 * worth.
 */
final class GrfLimits {

  private static final int BITS_PER_VALUE = 64;

  private final Network network;
  private final Path target;

  private GrfLimits(Network network, Path target) {
    this.network = network;
    this.target = target;
  }

  /**
   * The shared parameters of each layer, in values.
   *
   * @throws InputException if the network has something that the format cannot express
   */
  static long[] sharedParameters(Network network, Path target) {
    GrfLimits limits = new GrfLimits(network, target);
    limits.requireBitsPerValue();
    limits.requireRam();
    network.broadcasts().forEach(limits::requireToLaterLayer);
    long[] shared = new long[network.layers().size()];
    for (ParameterGroup group : network.parameterGroups()) {
      shared[limits.requireLayerOf(group)] += group.size();
    }
    return shared;
  }

  private void requireBitsPerValue() {
    if (network.bitsPerValue() != BITS_PER_VALUE) {
      throw inexpressible(
          "A value of network %s has %d bits; a .grf file cannot say so and means %d."
              .formatted(network.name(), network.bitsPerValue(), BITS_PER_VALUE));
    }
  }

  private void requireRam() {
    if (network.reusesMemory()) {
      throw inexpressible(
          "Network %s uses memory again for other values; a .grf file cannot say so."
              .formatted(network.name()));
    }
    if (network.isPipelined()) {
      throw inexpressible(
          "Memory of network %s has room for a pipeline; a .grf file cannot say so."
              .formatted(network.name()));
    }
    if (!network.feedbackReaders().isEmpty()) {
      throw inexpressible(
          "Network %s feeds values back to the next inference; a .grf file cannot say so."
              .formatted(network.name()));
    }
    if (network.memoryKinds().contains(MemoryKind.FLASH)) {
      throw inexpressible(
          "Network %s has parameters in flash; a .grf file knows one memory only."
              .formatted(network.name()));
    }
  }

  private void requireToLaterLayer(Broadcast broadcast) {
    int last = broadcast.producers().last();
    int first = broadcast.consumers().first();
    List<Layer> layers = network.layers();
    Layer from = layers.get(network.layerOf(last));
    Layer to = layers.get(network.layerOf(first));
    if (to.firstVertex() <= from.firstVertex()) {
      throw inexpressible(
          ("The arc from vertex %d (layer %s) to vertex %d (layer %s) does not lead to a later"
                  + " layer, as each edge of a .grf file does.")
              .formatted(last, from.name(), first, to.name()));
    }
  }

  private int requireLayerOf(ParameterGroup group) {
    int layer = network.layerOf(group.members().first());
    Layer whole = network.layers().get(layer);
    if (group.members().size() != whole.vertexCount()
        || group.members().first() != whole.firstVertex()
        || group.members().last() != whole.endVertex() - 1) {
      throw inexpressible(
          ("The members of parameter group %s are not all vertices of one layer, as the shared"
                  + " parameters of a .grf file are.")
              .formatted(group.name()));
    }
    return layer;
  }

  private InputException inexpressible(String problem) {
    return new InputException(target.toString(), "", problem, "Write the network as JSON.");
  }
}
