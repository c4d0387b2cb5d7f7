package org.ratecut.cli;

import java.util.stream.IntStream;
import org.ratecut.model.Layer;
import org.ratecut.model.MemoryKind;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;

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

  static LayerSums of(Network network, Layer layer) {
    return new LayerSums(
        layer,
        vertices(layer).mapToLong(network::memory).sum(),
        vertices(layer).mapToLong(v -> network.memory(MemoryKind.FLASH, v)).sum(),
        vertices(layer).mapToLong(network::computation).sum(),
        network.parameterGroups().stream()
            .filter(group -> group.members().stream().anyMatch(layer::contains))
            .mapToLong(ParameterGroup::size)
            .sum(),
        vertices(layer)
            .filter(vertex -> network.outgoingBroadcast(vertex) >= 0)
            .mapToLong(network::output)
            .sum());
  }

  private static IntStream vertices(Layer layer) {
    return IntStream.range(layer.firstVertex(), layer.endVertex());
  }
}
