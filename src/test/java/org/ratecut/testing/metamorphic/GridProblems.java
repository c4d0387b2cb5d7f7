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

/** A row of positions, windows over it that share a kernel, and a dense layer of equal vertices. */
final class GridProblems {

  private final Random random;

  GridProblems(Random random) {
    this.random = random;
  }

  /** A problem of at most 8 vertices on two or three devices. */
  Problem next(String name) {
    NetworkBuilder builder = Network.builder("grid");
    int width = 3 + random.nextInt(2);
    int kernel = 2 + random.nextInt(2);
    Layer in = builder.addLayer("in", 1, width, 1, vertex());
    Layer windows = builder.addLayer("windows", 1, width - kernel + 1, 1, vertex());
    for (int column = 0; column < windows.width(); column++) {
      builder.addArcs(
          VertexSet.range(in.vertexAt(0, column), in.vertexAt(0, column) + kernel),
          VertexSet.of(windows.vertexAt(0, column)));
    }
    builder.addParameterGroup(
        "kernel", random.nextInt(9), VertexSet.range(windows.firstVertex(), windows.endVertex()));
    Layer dense =
        builder.addLayer("dense", 1, 1 + random.nextInt(8 - builder.vertexCount()), 1, vertex());
    builder.addArcs(windows, dense);
    Network network = builder.build();
    Objective objective = random.nextInt(3) > 0 ? Objective.RATE : Objective.COMMUNICATION;
    return Problem.of(name, network, cluster(network)).withObjective(objective);
  }

  private Vertex vertex() {
    return new Vertex(1 + random.nextInt(6), random.nextInt(20), 1 + random.nextInt(6));
  }

  /** Equal devices and links half the time. */
  private Cluster cluster(Network network) {
    int count = 2 + random.nextInt(2);
    boolean equal = random.nextBoolean();
    long share = network.totalMemory(MemoryKind.RAM) / count;
    long memory = share + random.nextInt((int) share + 2);
    long performance = 1L + random.nextInt(9);
    Fraction bandwidth = Fraction.of(1 + random.nextInt(9));
    List<Device> devices =
        IntStream.range(0, count)
            .mapToObj(
                d ->
                    new Device(
                        "d" + d,
                        equal ? memory : share + random.nextInt((int) share + 2),
                        equal ? performance : 1 + random.nextInt(9)))
            .toList();
    List<Channel> channels = new ArrayList<>();
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        Fraction own = equal ? bandwidth : Fraction.of(1 + random.nextInt(9));
        channels.add(Channel.halfDuplex(a + " - " + b, own, a, b));
      }
    }
    return new Cluster("cluster", devices, channels);
  }
}
