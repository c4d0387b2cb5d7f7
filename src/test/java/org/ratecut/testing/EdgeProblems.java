package org.ratecut.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Objective;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;

/**
 * Tiny problems whose numbers are as large as the model allows, or around 2^31, 2^32 and 2^62,
 * beside small ones. The same seed gives the same problem.
 */
public final class EdgeProblems {

  private static final long[] EDGES = {
    1, 9, 1L << 20, 1L << 31, 1L << 32, 1L << 40, Network.MAX_TOTAL
  };

  private final Random random;

  private EdgeProblems(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** A problem of 1 to 5 vertices on 1 to 3 devices. */
  public static Problem of(long seed) {
    EdgeProblems source = new EdgeProblems(seed);
    Network network = source.network(1 + source.random.nextInt(5));
    int devices = 1 + source.random.nextInt(3);
    Pins pins = Pins.none(network.vertexCount());
    return new Problem(
        "edge-" + seed,
        network,
        source.cluster(network, devices),
        source.random.nextInt(4) == 0 ? pins.withVertex(0, devices - 1) : pins,
        source.random.nextInt(3) == 0 ? Objective.COMMUNICATION : Objective.RATE);
  }

  private Network network(int vertices) {
    NetworkBuilder builder = Network.builder("edge");
    // A third for the parameters, and no more traffic than three devices may cause.
    long memory = edge() / (3L * vertices);
    long computation = edge() / vertices;
    long output = edge() / (3L * vertices);
    for (int v = 0; v < vertices; v++) {
      builder.addLayer(
          "layer" + v, 1, 1, 1, new Vertex(part(memory), part(computation), part(output)));
    }
    if (random.nextBoolean()) {
      builder.addParameterGroup("group", part(edge() / 3), VertexSet.range(0, vertices));
    }
    for (int v = 1; v < vertices; v++) {
      builder.addArcs(VertexSet.of(random.nextInt(v)), VertexSet.of(v));
    }
    return builder.build();
  }

  private Cluster cluster(Network network, int devices) {
    List<Device> list = new ArrayList<>();
    for (int d = 0; d < devices; d++) {
      list.add(new Device("d" + d, memory(network), Math.max(1, part(edge()))));
    }
    List<Channel> channels = new ArrayList<>();
    long denominator = Network.MAX_TOTAL / Math.max(1, network.totalOutput() * devices);
    for (int a = 0; a < devices; a++) {
      for (int b = a + 1; b < devices; b++) {
        Fraction bandwidth =
            Fraction.of(
                Math.max(1, part(edge())),
                Math.max(1, random.nextBoolean() ? 1 : part(Math.min(edge(), denominator))));
        channels.add(Channel.halfDuplex(a + "-" + b, bandwidth, a, b));
      }
    }
    return new Cluster("edge", list, random.nextInt(8) == 0 ? List.of() : channels);
  }

  private long memory(Network network) {
    long all =
        IntStream.range(0, network.vertexCount()).mapToLong(network::memory).sum()
            + network.parameterGroups().stream().mapToLong(group -> group.size()).sum();
    return switch (random.nextInt(5)) {
      case 0 -> Long.MAX_VALUE;
      case 1 -> 1L << 62;
      case 2 -> all;
      case 3 -> all - all / 3;
      default -> all / 2 + 1;
    };
  }

  private long edge() {
    return EDGES[random.nextInt(EDGES.length)];
  }

  /** All of an amount, a random part of it, all but a little, nothing or little. */
  private long part(long amount) {
    return switch (random.nextInt(6)) {
      case 0 -> amount;
      case 1 -> amount - Math.min(amount, random.nextInt(3));
      case 2 -> amount / (1 + random.nextInt(9));
      case 3 -> Math.min(amount, random.nextInt(4));
      default -> (long) (amount * random.nextDouble());
    };
  }
}
