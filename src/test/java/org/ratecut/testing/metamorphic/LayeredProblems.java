package org.ratecut.testing.metamorphic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;

/**
 * Layers that read all of the layer before and share a parameter group, with sizes that are small
 * multiples of some 10^9 and a little more: sums of a layer pass 2^31 while each size may not, and
 * have no common divisor.
 */
final class LayeredProblems {

  private static final int MAX_MULTIPLE = 9;

  private final Random random;

  /** What the multiples are of; 1 for sizes that stay small. */
  private final long memoryUnit;

  private final long computationUnit;
  private final long outputUnit;

  LayeredProblems(Random random) {
    this.random = random;
    this.memoryUnit = unit();
    this.computationUnit = unit();
    this.outputUnit = unit();
  }

  /** A problem of that size; every other one has a layer that at least seven vertices feed. */
  Problem next(String name, int vertices, int devices) {
    NetworkBuilder builder = Network.builder("layered");
    List<Layer> layers = new ArrayList<>();
    int widest = random.nextBoolean() ? Math.max(1, vertices - 1) : 1 + random.nextInt(4);
    while (builder.vertexCount() < vertices) {
      int width = Math.min(widest, vertices - builder.vertexCount());
      layers.add(builder.addLayer("layer" + layers.size(), 1, width, 1, vertices(width)));
      widest = 1 + random.nextInt(4);
    }
    for (int l = 0; l < layers.size(); l++) {
      addGroup(builder, layers.get(l), l);
      addArcs(builder, layers, l);
    }
    Network network = builder.build();
    Objective objective = random.nextInt(10) < 7 ? Objective.RATE : Objective.COMMUNICATION;
    return Problem.of(name, network, cluster(network, devices)).withObjective(objective);
  }

  private long unit() {
    return random.nextInt(3) == 0 ? 1 : (1L << (27 + random.nextInt(7))) + random.nextInt(1000);
  }

  private List<Vertex> vertices(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Vertex(size(memoryUnit), size(computationUnit), size(outputUnit)))
        .toList();
  }

  private long size(long unit) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(2);
      case 1 -> 1 + unit / 2;
      default -> unit * (1 + random.nextInt(MAX_MULTIPLE)) + random.nextInt(2);
    };
  }

  private void addGroup(NetworkBuilder builder, Layer layer, int number) {
    if (random.nextBoolean()) {
      builder.addParameterGroup(
          "group" + number,
          size(memoryUnit) * (1 + random.nextInt(4)),
          VertexSet.range(layer.firstVertex(), layer.endVertex()));
    }
  }

  private void addArcs(NetworkBuilder builder, List<Layer> layers, int number) {
    if (number > 0) {
      builder.addArcs(layers.get(number - 1), layers.get(number));
      Layer earlier = layers.get(random.nextInt(number));
      if (random.nextInt(3) == 0) {
        builder.addArcs(earlier, layers.get(number));
      }
    }
  }

  private Cluster cluster(Network network, int count) {
    double share = network.totalMemory(MemoryKind.RAM) / (double) count;
    List<Device> devices =
        IntStream.range(0, count)
            .mapToObj(
                d ->
                    new Device(
                        "d" + d,
                        (long) (share * (0.9 + 2 * random.nextDouble())) + 1,
                        computationUnit * (1 + random.nextInt(9)) + random.nextInt(8)))
            .toList();
    List<Channel> channels = new ArrayList<>();
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        long bandwidth = outputUnit * (1 + random.nextInt(30));
        if (random.nextInt(6) > 0) {
          channels.add(Channel.halfDuplex(a + " - " + b, Fraction.of(bandwidth), a, b));
        }
      }
    }
    return new Cluster("cluster", devices, channels);
  }
}
