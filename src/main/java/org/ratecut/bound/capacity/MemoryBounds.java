package org.ratecut.bound.capacity;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ratecut.model.Network;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.solution.Bound;

/** Whether the memories suffice, by totals, single vertices and pins. */
final class MemoryBounds {

  private static final String ARGUMENT = "memory";

  private MemoryBounds() {}

  static Optional<Bound> infeasibility(Problem problem) {
    return problem.network().memoryKinds().stream()
        .flatMap(kind -> tooLittle(problem, kind).stream())
        .findFirst()
        .or(() -> homelessVertex(problem));
  }

  private static Optional<Bound> tooLittle(Problem problem, MemoryKind kind) {
    long needed = problem.network().totalMemory(kind);
    BigInteger available = problem.cluster().totalMemory(kind);
    return BigInteger.valueOf(needed).compareTo(available) <= 0
        ? Optional.empty()
        : infeasible(
            "The network needs %d values of %s and all devices together have %d."
                .formatted(needed, word(kind), available));
  }

  private static Optional<Bound> homelessVertex(Problem problem) {
    for (int v = 0; v < problem.vertexCount(); v++) {
      int vertex = v;
      int pin = problem.pins().deviceOf(v);
      List<Device> devices =
          pin == Pins.FREE ? problem.cluster().devices() : List.of(problem.cluster().device(pin));
      if (devices.stream().noneMatch(device -> canHold(device, problem.network(), vertex))) {
        return infeasible(
            "Vertex %d needs %s with its parameters, and no device for it has that."
                .formatted(v, needs(problem.network(), v)));
      }
    }
    return Optional.empty();
  }

  /** Whether a device has the memory for a vertex alone with its parameters. */
  static boolean canHold(Device device, Network network, int vertex) {
    return network.memoryKinds().stream()
        .allMatch(kind -> network.memoryWithParameters(kind, vertex) <= device.memory(kind));
  }

  private static String needs(Network network, int vertex) {
    return network.memoryKinds().stream()
        .map(
            kind ->
                "%d values of %s".formatted(network.memoryWithParameters(kind, vertex), word(kind)))
        .collect(Collectors.joining(" and "));
  }

  private static String word(MemoryKind kind) {
    return switch (kind) {
      case RAM -> "memory";
      case FLASH -> "flash";
    };
  }

  private static Optional<Bound> infeasible(String explanation) {
    return Optional.of(Bound.infeasible(ARGUMENT, explanation));
  }
}
