package org.ratecut.bound.capacity;

import java.util.Optional;
import org.ratecut.bound.Bound;
import org.ratecut.model.Device;
import org.ratecut.model.Network;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;

/** Whether the memories suffice, by totals, single vertices and pins. */
final class MemoryBounds {

  private static final String ARGUMENT = "memory";

  private MemoryBounds() {}

  static Optional<Bound> infeasibility(Problem problem) {
    Network network = problem.network();
    long needed = network.totalVertexMemory() + network.totalParameterMemory();
    long available = 0;
    long largest = 0;
    for (Device device : problem.cluster().devices()) {
      available = Math.addExact(available, Math.min(device.memory(), Network.LARGEST_TOTAL));
      largest = Math.max(largest, device.memory());
    }
    if (needed > available) {
      return infeasible(
          "The network needs %d values of memory and all devices together have %d."
              .formatted(needed, available));
    }
    for (int v = 0; v < network.vertexCount(); v++) {
      int pin = problem.pins().deviceOf(v);
      long room = pin == Pins.FREE ? largest : problem.cluster().device(pin).memory();
      if (withGroups(network, v) > room) {
        return infeasible(
            "Vertex %d needs %d values of memory with its parameters, and no device for it has more than %d."
                .formatted(v, withGroups(network, v), room));
      }
    }
    return Optional.empty();
  }

  /** The memory of a device that holds this vertex alone. */
  static long withGroups(Network network, int vertex) {
    return network.memory(vertex)
        + network.groupsOf(vertex).mapToLong(g -> network.parameterGroups().get(g).size()).sum();
  }

  private static Optional<Bound> infeasible(String explanation) {
    return Optional.of(Bound.infeasible(ARGUMENT, explanation));
  }
}
