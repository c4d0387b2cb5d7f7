package org.ratecut.pipeline.graph;

import java.util.Arrays;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;

/**
 * How the RAM of a vertex divides into what is always there and a place for its output, which comes
 * and goes. Where a network states the part that comes and goes, it is that. Elsewhere private
 * memory holds one output, so it is the output, and all the rest stays; private memory that is
 * smaller than the output cannot hold it, and stays as a whole.
 */
final class OutputPlaces {

  private final Network network;

  OutputPlaces(Network network) {
    this.network = network;
  }

  /** The place for the output of a vertex, in values. */
  long place(int vertex) {
    return network.reusesMemory() ? network.activation(vertex) : network.output(vertex);
  }

  private long constant(int vertex) {
    if (network.reusesMemory()) {
      return network.constantMemory(MemoryKind.RAM, vertex);
    }
    long rest = network.memory(vertex) - network.output(vertex);
    return rest >= 0 ? rest : network.memory(vertex);
  }

  /** What is always in the RAM of each device, in values. */
  static long[] constantMemory(Problem problem, Assignment assignment) {
    Network network = problem.network();
    OutputPlaces places = new OutputPlaces(network);
    long[] constant = new long[problem.deviceCount()];
    for (int v = 0; v < network.vertexCount(); v++) {
      constant[assignment.deviceOf(v)] += places.constant(v);
    }
    boolean[] isThere = new boolean[constant.length];
    for (ParameterGroup group : network.parameterGroups()) {
      Arrays.fill(isThere, false);
      group.members().forEachInt(v -> isThere[assignment.deviceOf(v)] = true);
      for (int d = 0; d < constant.length; d++) {
        constant[d] += isThere[d] ? group.sizeIn(MemoryKind.RAM) : 0;
      }
    }
    return constant;
  }
}
