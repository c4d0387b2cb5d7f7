package org.ratecut.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;

/** Random acyclic graphs whose arcs lead anywhere in and between layers. */
final class PlainGraphs {

  private PlainGraphs() {}

  /** The same seed gives the same problem. */
  static Problem of(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    int count = 2 + random.nextInt(14);
    NetworkBuilder builder = Network.builder("graph");
    int layers = 0;
    while (builder.vertexCount() < count) {
      int width = 1 + random.nextInt(count - builder.vertexCount());
      List<Vertex> vertices = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        long output = random.nextInt(4);
        vertices.add(new Vertex(output + random.nextInt(9), 0, 0, random.nextInt(20), output));
      }
      builder.addLayer("layer" + layers++, 1, width, 1, vertices);
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(order, random);
    double density = random.nextDouble();
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        if (random.nextDouble() < density * 0.6) {
          builder.addArcs(VertexSet.of(order.get(i)), VertexSet.of(order.get(j)));
        }
      }
    }
    return Problem.of("graph-" + seed, builder.build(), cluster(random));
  }

  private static Cluster cluster(Random random) {
    int count = 1 + random.nextInt(4);
    List<Device> devices = new ArrayList<>();
    for (int d = 0; d < count; d++) {
      devices.add(new Device("d" + d, 20 + random.nextInt(200), 1 + random.nextInt(9)));
    }
    Fraction bandwidth = Fraction.of(1 + random.nextInt(9), 1 + random.nextInt(3));
    List<Integer> all = IntStream.range(0, count).boxed().toList();
    List<Channel> channels =
        count == 1 ? List.of() : List.of(Channel.shared("air", bandwidth, all));
    return new Cluster("cluster", devices, channels);
  }
}
