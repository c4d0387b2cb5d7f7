package org.ratecut.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Feedback;
import org.ratecut.model.Layer;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Objective;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.Rules;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;

/**
 * A problem that asks for some of the demands of another. Its vertices are those of the layers that
 * count, in the same order, so that with all layers an assignment of either is one of the other.
 */
final class Excerpt {

  private static final int LEFT_OUT = -1;

  private final Problem whole;
  private final Demands demands;
  private final Set<Integer> countingDevices;
  private final int[] newNumber;
  private final NetworkBuilder builder;

  private Excerpt(Problem whole, Demands demands) {
    this.whole = whole;
    this.demands = demands;
    this.countingDevices = new HashSet<>(demands.devices());
    this.newNumber = new int[whole.vertexCount()];
    this.builder = Network.builder(whole.network().name());
  }

  /** The problem with these demands only; what it is worth is its rate. */
  static Problem of(Problem whole, Demands demands) {
    return new Excerpt(whole, demands).build();
  }

  private Problem build() {
    Network network = network();
    return new Problem(
        demands.describe(whole),
        network,
        cluster(network),
        pins(network.vertexCount()),
        Objective.RATE,
        MeasuredTimes.none(),
        rules());
  }

  private Network network() {
    Network network = whole.network();
    Arrays.fill(newNumber, LEFT_OUT);
    builder.bitsPerValue(network.bitsPerValue());
    builder.phases(demands.layers().stream().map(network.phases()::get).toList());
    for (int l : demands.layers()) {
      Layer layer = network.layers().get(l);
      List<Vertex> vertices = new ArrayList<>();
      for (int v = layer.firstVertex(); v < layer.endVertex(); v++) {
        newNumber[v] = builder.vertexCount() + vertices.size();
        vertices.add(network.vertex(v));
      }
      builder.addLayer(layer.name(), layer.height(), layer.width(), layer.depth(), vertices);
    }
    for (ParameterGroup group : network.parameterGroups()) {
      VertexSet members = renumbered(group.members());
      if (!members.isEmpty()) {
        builder.addParameterGroup(
            new ParameterGroup(group.name(), group.size(), group.memory(), members));
      }
    }
    if (demands.channels()) {
      network.ofOneInference().broadcasts().forEach(this::addArcs);
      network.feedback().forEach(this::addFeedback);
    }
    return builder.build();
  }

  /** The rules are not demands that may be left out; without arcs all is contiguous. */
  private Rules rules() {
    Rules all = whole.rules();
    return all.withColocated(all.colocated().stream().map(this::renumbered).toList());
  }

  private void addArcs(Broadcast broadcast) {
    VertexSet producers = renumbered(broadcast.producers());
    VertexSet consumers = renumbered(broadcast.consumers());
    if (!producers.isEmpty() && !consumers.isEmpty()) {
      builder.addArcs(producers, consumers);
    }
  }

  private void addFeedback(Feedback pair) {
    VertexSet writers = renumbered(pair.writers());
    VertexSet readers = renumbered(pair.readers());
    if (!writers.isEmpty() && !readers.isEmpty()) {
      builder.addFeedback(new Feedback(writers, readers));
    }
  }

  private VertexSet renumbered(VertexSet vertices) {
    return VertexSet.of(
        vertices.stream().map(v -> newNumber[v]).filter(v -> v != LEFT_OUT).toArray());
  }

  private Cluster cluster(Network network) {
    List<Device> devices = new ArrayList<>();
    for (int d = 0; d < whole.deviceCount(); d++) {
      Device device = whole.cluster().device(d);
      devices.add(
          device.withMemory(
              memory(MemoryKind.RAM, d, network), memory(MemoryKind.FLASH, d, network)));
    }
    return new Cluster(
        whole.cluster().name(),
        devices,
        demands.channels() ? whole.cluster().channels() : List.of());
  }

  /** A memory larger than everything is as good as any other, and its sums do not overflow. */
  private long memory(MemoryKind kind, int device, Network network) {
    boolean counts = countingDevices.contains(device) && demands.memories().contains(kind);
    long everything = network.totalMemory(kind);
    return counts ? Math.min(whole.cluster().device(device).memory(kind), everything) : everything;
  }

  private Pins pins(int vertexCount) {
    if (!demands.pins()) {
      return Pins.none(vertexCount);
    }
    return Pins.of(
        IntStream.range(0, whole.vertexCount())
            .filter(v -> newNumber[v] != LEFT_OUT)
            .map(whole.pins()::deviceOf)
            .toArray());
  }
}
