package org.ratecut.diagnose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.MemoryKind;

/**
 * Cuts the vertices of a layer into parts. Only the memory is cut: what comes out has no arcs, and
 * says whether a finer tile fits, not how fast it is.
 */
final class FinerTiles {

  private static final int MAX_VERTICES = 1_000_000;

  private final Network network;
  private final Layer layer;
  private final int parts;

  private FinerTiles(Network network, Layer layer, int parts) {
    this.network = network;
    this.layer = layer;
    this.parts = parts;
  }

  /** The problem with that layer in parts; empty if its vertices are too small or too many. */
  static Optional<Problem> cut(Problem problem, Layer layer, int parts) {
    Network network = problem.network();
    boolean divisible =
        IntStream.range(layer.firstVertex(), layer.endVertex())
            .anyMatch(
                v ->
                    network.memoryKinds().stream()
                        .anyMatch(kind -> network.memory(kind, v) >= parts));
    if (!divisible || (long) layer.vertexCount() * parts > MAX_VERTICES) {
      return Optional.empty();
    }
    FinerTiles finer = new FinerTiles(network, layer, parts);
    int[] pins =
        IntStream.range(0, problem.vertexCount())
            .flatMap(v -> finer.repeated(v, problem.pins().deviceOf(v)))
            .toArray();
    return Optional.of(
        new Problem(
            problem.name(), finer.build(), problem.cluster(), Pins.of(pins), problem.objective()));
  }

  private Network build() {
    NetworkBuilder builder =
        Network.builder(network.name())
            .pipelined(network.isPipelined())
            .bitsPerValue(network.bitsPerValue())
            .phases(network.phases());
    for (Layer each : network.layers()) {
      List<Vertex> vertices = new ArrayList<>();
      for (int v = each.firstVertex(); v < each.endVertex(); v++) {
        vertices.addAll(each.equals(layer) ? cut(v) : List.of(network.vertex(v)));
      }
      builder.addLayer(each.name(), 1, vertices.size(), each.depth(), vertices);
    }
    for (ParameterGroup group : network.parameterGroups()) {
      int[] members = group.members().stream().flatMap(this::numbersOf).toArray();
      builder.addParameterGroup(
          new ParameterGroup(group.name(), group.size(), group.memory(), VertexSet.of(members)));
    }
    return builder.build();
  }

  private List<Vertex> cut(int v) {
    long activation = part(network.activation(v));
    long memory = part(network.constantMemory(MemoryKind.RAM, v)) + activation;
    Vertex part = new Vertex(memory, activation, part(network.memory(MemoryKind.FLASH, v)), 0, 0);
    return Collections.nCopies(parts, part);
  }

  private long part(long whole) {
    return (whole + parts - 1) / parts;
  }

  private IntStream repeated(int v, int value) {
    return IntStream.generate(() -> value).limit(layer.contains(v) ? parts : 1);
  }

  /** The numbers that the parts of a vertex get. */
  private IntStream numbersOf(int v) {
    int before = Math.max(0, Math.min(v, layer.endVertex()) - layer.firstVertex());
    int first = v + before * (parts - 1);
    return IntStream.range(first, first + (layer.contains(v) ? parts : 1));
  }
}
