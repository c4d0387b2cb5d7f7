package org.ratecut.parts.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.cluster.MemoryKind;

/** What the memory model counts of weights and biases on each device. */
public final class WeightCount {

  private WeightCount() {}

  /**
   * The bytes of weights and biases on each device: shared ones once for each device that needs
   * them, those of a neuron with it.
   *
   * @param layers as the network has them
   */
  public static List<Long> bytes(NetworkDescription layers, Assignment assignment, int devices) {
    Network network =
        NetworkGenerator.generate(layers.withParameters(layers.parameters().in(MemoryKind.FLASH)));
    long[] values = new long[devices];
    for (int v = 0; v < network.vertexCount(); v++) {
      values[assignment.deviceOf(v)] += network.memory(MemoryKind.FLASH, v);
    }
    for (ParameterGroup group : network.parameterGroups()) {
      boolean[] needed = new boolean[devices];
      group.members().forEachInt(v -> needed[assignment.deviceOf(v)] = true);
      IntStream.range(0, devices).filter(d -> needed[d]).forEach(d -> values[d] += group.size());
    }
    List<Long> bytes = new ArrayList<>();
    for (long count : values) {
      bytes.add(Math.multiplyExact(count, (long) network.bitsPerValue()) / Byte.SIZE);
    }
    return bytes;
  }
}
