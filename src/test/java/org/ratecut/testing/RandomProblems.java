package org.ratecut.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Objective;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;

/**
 * Small problems that visit the corners of the model: unequal devices, every kind of channel, pairs
 * without one, overlapping parameter groups, arcs given twice, pins, sizes of zero, parameters in
 * flash, RAM that is used again, memory that is plenty, tight or too little. The same seed gives
 * the same problem.
 */
public final class RandomProblems {

  private final Random random;

  /** Of its own, so that problems without these are as they were before there were any. */
  private final Random memoryRandom;

  private final boolean usesFlash;
  private final boolean reusesMemory;

  private RandomProblems(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.memoryRandom = new Random(seed);
    this.usesFlash = memoryRandom.nextInt(10) < 3;
    this.reusesMemory = memoryRandom.nextInt(10) < 3;
  }

  /** A problem of 1 to 7 vertices on 1 to 3 devices: at most 2,187 assignments. */
  public static Problem tiny(long seed) {
    return upTo(7, 3, seed);
  }

  /** A problem of 1 to {@code maxVertices} on 1 to {@code maxDevices}, for a random objective. */
  public static Problem upTo(int maxVertices, int maxDevices, long seed) {
    RandomProblems source = new RandomProblems(seed);
    int vertices = source.between(1, maxVertices);
    int devices = source.between(1, maxDevices);
    return source.problem("random-" + seed, vertices, devices);
  }

  /** A problem of exactly this size. */
  public static Problem ofSize(int vertices, int devices, long seed) {
    return new RandomProblems(seed).problem("random-" + seed, vertices, devices);
  }

  /** A random assignment that keeps the pins, valid or not. */
  public static Assignment assignment(Problem problem, Random random) {
    return Assignment.of(
        IntStream.range(0, problem.vertexCount())
            .map(
                v ->
                    problem.pins().isPinned(v)
                        ? problem.pins().deviceOf(v)
                        : random.nextInt(problem.deviceCount()))
            .toArray());
  }

  private Problem problem(String name, int vertices, int devices) {
    Network network = network(vertices);
    return new Problem(
        name, network, cluster(network, devices), pins(vertices, devices), objective());
  }

  private Network network(int vertices) {
    NetworkBuilder builder = Network.builder("network");
    int layers = 0;
    while (builder.vertexCount() < vertices) {
      int width = between(1, Math.min(4, vertices - builder.vertexCount()));
      builder.addLayer("layer" + layers++, 1, width, 1, vertices(width));
    }
    int groups = between(0, Math.min(4, vertices));
    for (int g = 0; g < groups; g++) {
      MemoryKind memory =
          usesFlash && memoryRandom.nextBoolean() ? MemoryKind.FLASH : MemoryKind.RAM;
      builder.addParameterGroup(
          new ParameterGroup("group" + g, between(0, 12), memory, subset(0, vertices)));
    }
    int broadcasts = vertices < 2 ? 0 : between(0, 2 * vertices);
    for (int b = 0; b < broadcasts; b++) {
      int cut = between(1, vertices - 1);
      builder.addArcs(subset(0, cut), subset(cut, vertices));
    }
    return builder.build();
  }

  private List<Vertex> vertices(int count) {
    List<Vertex> vertices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long flash = usesFlash ? memoryRandom.nextInt(10) : 0;
      long memory = size(9);
      long activation = reusesMemory ? memoryRandom.nextInt((int) memory + 1) : 0;
      vertices.add(new Vertex(memory, activation, flash, size(20), size(5)));
    }
    return vertices;
  }

  private Cluster cluster(Network network, int devices) {
    long total =
        network.totalMemory(MemoryKind.RAM) + network.totalParameterMemory(MemoryKind.FLASH);
    long share = total * between(2, 8) / (3L * devices) + 1;
    long flashShare =
        network.totalMemory(MemoryKind.FLASH) * (2 + memoryRandom.nextInt(7)) / (3L * devices);
    List<Device> list = new ArrayList<>();
    for (int d = 0; d < devices; d++) {
      long flash = flashShare + memoryRandom.nextInt((int) flashShare + 1);
      list.add(new Device("d" + d, share + between(0, (int) share), between(1, 9), flash));
    }
    return new Cluster("cluster", list, channels(devices));
  }

  private List<Channel> channels(int devices) {
    if (devices > 1 && chance(0.2)) {
      return List.of(
          Channel.shared("air", bandwidth(), IntStream.range(0, devices).boxed().toList()));
    }
    double missing = chance(0.5) ? 0 : 0.3;
    List<Channel> channels = new ArrayList<>();
    for (int a = 0; a < devices; a++) {
      for (int b = a + 1; b < devices; b++) {
        if (!chance(missing)) {
          channels.addAll(link(a, b));
        }
      }
    }
    return channels;
  }

  private List<Channel> link(int a, int b) {
    String name = a + "-" + b;
    return switch (random.nextInt(4)) {
      case 0 ->
          List.of(
              Channel.oneWay(name, bandwidth(), a, b),
              Channel.oneWay(b + "-" + a, bandwidth(), b, a));
      case 1 -> List.of(Channel.oneWay(name, bandwidth(), a, b));
      default -> List.of(Channel.halfDuplex(name, bandwidth(), a, b));
    };
  }

  private Pins pins(int vertices, int devices) {
    Pins pins = Pins.none(vertices);
    if (chance(0.3)) {
      pins = pins.withVertex(random.nextInt(vertices), random.nextInt(devices));
      pins = pins.withVertex(random.nextInt(vertices), random.nextInt(devices));
    }
    return pins;
  }

  private Objective objective() {
    return chance(0.7) ? Objective.RATE : Objective.COMMUNICATION;
  }

  private Fraction bandwidth() {
    return Fraction.of(between(1, 9), between(1, 3));
  }

  /** At least one of the vertices from {@code first} (inclusive) to {@code end} (exclusive). */
  private VertexSet subset(int first, int end) {
    double density = random.nextDouble();
    int[] chosen = IntStream.range(first, end).filter(v -> chance(density)).toArray();
    return chosen.length > 0
        ? VertexSet.of(chosen)
        : VertexSet.of(first + random.nextInt(end - first));
  }

  private long size(int most) {
    return chance(0.15) ? 0 : between(1, most);
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
