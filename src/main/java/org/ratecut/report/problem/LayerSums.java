package org.ratecut.report.problem;

import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.cluster.MemoryKind;

/**
 * What a layer needs in all.
 *
 * @param memory private memory of its vertices in RAM, in values
 * @param flash private memory of its vertices in flash, in values
 * @param computation FLOP per inference
 * @param sharedParameters one copy of each parameter group with a member in it, in values
 * @param output what its vertices send where anything needs it, in values per inference
 */
record LayerSums(
    Layer layer, long memory, long flash, long computation, long sharedParameters, long output) {

  /** Those of all layers, in order. */
  static List<LayerSums> of(Network network) {
    long[] shared = sharedParameters(network);
    return IntStream.range(0, shared.length)
        .mapToObj(l -> of(network, network.layers().get(l), shared[l]))
        .toList();
  }

  private static LayerSums of(Network network, Layer layer, long sharedParameters) {
    return new LayerSums(
        layer,
        vertices(layer).mapToLong(network::memory).sum(),
        vertices(layer).mapToLong(v -> network.memory(MemoryKind.FLASH, v)).sum(),
        vertices(layer).mapToLong(network::computation).sum(),
        sharedParameters,
        vertices(layer)
            .filter(vertex -> network.outgoingBroadcast(vertex) >= 0)
            .mapToLong(network::output)
            .sum());
  }

  /** Looks at each group once, and not once for each layer: there may be thousands of both. */
  private static long[] sharedParameters(Network network) {
    long[] shared = new long[network.layers().size()];
    for (ParameterGroup group : network.parameterGroups()) {
      int last = -1;
      for (int i = 0; i < group.members().size(); i++) {
        int layer = network.layerOf(group.members().get(i));
        shared[layer] += layer == last ? 0 : group.size();
        last = layer;
      }
    }
    return shared;
  }

  private static IntStream vertices(Layer layer) {
    return IntStream.range(layer.firstVertex(), layer.endVertex());
  }
}
