package org.ratecut.testing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Problem;
import org.ratecut.model.Rules;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/**
 * Random small problems with every kind of resource and rule: those of {@link RandomProblems}, to
 * which features are added. The same seed gives the same problem.
 */
public final class ResourceProblems {

  /** What a problem can have beside devices that compute and channels. */
  public enum Feature {
    COMMUNICATING_DEVICES,
    PORTS,
    MULTICAST,
    UNLIMITED_CHANNELS,
    MEASURED_TIMES,
    MAX_DEVICES,
    COLOCATED,
    CONTIGUOUS
  }

  private final Random random;
  private final Problem plain;

  private ResourceProblems(Problem plain, long seed) {
    this.plain = plain;
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
  }

  /** A problem of up to 7 vertices on up to 3 devices with one feature, or several. */
  public static Problem tiny(long seed) {
    return upTo(7, 3, seed);
  }

  /** A problem of up to so many vertices and devices, with the feature of its turn and others. */
  public static Problem upTo(int vertices, int devices, long seed) {
    return with(features(seed), RandomProblems.upTo(vertices, devices, seed), seed);
  }

  /** Each feature in turn, and with it each other with probability a quarter. */
  public static Set<Feature> features(long seed) {
    Random random = new Random(seed + 17);
    Feature[] all = Feature.values();
    Set<Feature> features = EnumSet.of(all[(int) Math.floorMod(seed, (long) all.length)]);
    for (Feature each : all) {
      if (random.nextInt(4) == 0) {
        features.add(each);
      }
    }
    return features;
  }

  /** A problem with features added. */
  public static Problem with(Set<Feature> features, Problem plain, long seed) {
    return new ResourceProblems(plain, seed).add(features);
  }

  private Problem add(Set<Feature> features) {
    Cluster old = plain.cluster();
    List<Device> devices = new ArrayList<>(old.devices());
    List<Channel> channels = new ArrayList<>(old.channels());
    List<Port> ports = new ArrayList<>();
    if (features.contains(Feature.COMMUNICATING_DEVICES)) {
      devices.replaceAll(
          device ->
              random.nextInt(4) == 0
                  ? device
                  : device.withCommunication(new Communication(bandwidth(), random.nextBoolean())));
    }
    if (features.contains(Feature.PORTS)) {
      IntStream.range(0, devices.size()).forEach(d -> addPorts(d, ports));
    }
    if (features.contains(Feature.MULTICAST)) {
      if (devices.size() > 2 && random.nextBoolean()) {
        channels.clear();
        List<Integer> all = IntStream.range(0, devices.size()).boxed().toList();
        channels.add(Channel.shared("radio", bandwidth(), all));
      }
      channels.replaceAll(channel -> channel.withMulticast(random.nextInt(4) > 0));
    }
    if (features.contains(Feature.UNLIMITED_CHANNELS)) {
      channels.replaceAll(
          channel -> random.nextBoolean() ? channel.withBandwidth(Channel.UNLIMITED) : channel);
    }
    Cluster cluster = new Cluster("cluster", devices, channels, ports);
    MeasuredTimes times =
        features.contains(Feature.MEASURED_TIMES) ? times() : MeasuredTimes.none();
    return plain.withCluster(cluster, times).withRules(rules(features));
  }

  private void addPorts(int device, List<Port> ports) {
    switch (random.nextInt(4)) {
      case 0 -> addPort(device, Port.Direction.BOTH, ports);
      case 1 -> {
        addPort(device, Port.Direction.SEND, ports);
        addPort(device, Port.Direction.RECEIVE, ports);
      }
      case 2 -> addPort(device, List.of(Port.Direction.values()).get(random.nextInt(3)), ports);
      default -> {
        // This device has none.
      }
    }
  }

  private void addPort(int device, Port.Direction direction, List<Port> ports) {
    ports.add(
        new Port("port" + ports.size(), device, bandwidth(), direction, random.nextBoolean()));
  }

  private MeasuredTimes times() {
    List<long[]> kinds = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      kinds.add(
          IntStream.range(0, plain.vertexCount())
              .mapToLong(v -> random.nextInt(4) == 0 ? -1 : random.nextInt(30))
              .toArray());
    }
    int[] kindOf =
        IntStream.range(0, plain.deviceCount()).map(d -> random.nextInt(3) - 1).toArray();
    return MeasuredTimes.of(between(1, 12), kindOf, kinds);
  }

  private Rules rules(Set<Feature> features) {
    OptionalInt max =
        features.contains(Feature.MAX_DEVICES)
            ? OptionalInt.of(between(1, Math.max(1, plain.deviceCount() - 1)))
            : OptionalInt.empty();
    List<VertexSet> together = new ArrayList<>();
    for (int i = 0; features.contains(Feature.COLOCATED) && i < 2; i++) {
      together.add(
          VertexSet.of(
              IntStream.range(0, between(2, 3))
                  .map(j -> random.nextInt(plain.vertexCount()))
                  .toArray()));
    }
    return new Rules(max, together, features.contains(Feature.CONTIGUOUS));
  }

  private Fraction bandwidth() {
    return Fraction.of(between(1, 9), between(1, 3));
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
