package org.ratecut.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;

/** Problems with more of something. Devices and channels that were there keep their numbers. */
final class Clusters {

  private Clusters() {}

  /** The same with another memory of one kind of each device. */
  static Problem withMemory(Problem problem, MemoryKind kind, LongUnaryOperator memory) {
    Cluster cluster = problem.cluster();
    List<Device> devices =
        cluster.devices().stream().map(device -> withMemory(device, kind, memory)).toList();
    return with(problem, devices, cluster.channels());
  }

  private static Device withMemory(Device device, MemoryKind kind, LongUnaryOperator memory) {
    long changed = memory.applyAsLong(device.memory(kind));
    return switch (kind) {
      case RAM -> device.withMemory(changed, device.flash());
      case FLASH -> device.withMemory(device.memory(), changed);
    };
  }

  /** The same with another performance of one device. */
  static Problem withPerformance(Problem problem, int device, long performance) {
    List<Device> devices = new ArrayList<>(problem.cluster().devices());
    devices.set(device, devices.get(device).withPerformance(performance));
    return with(problem, devices, problem.cluster().channels());
  }

  /** The same with another bandwidth of one channel. */
  static Problem withBandwidth(Problem problem, int channel, Fraction bandwidth) {
    List<Channel> channels = new ArrayList<>(problem.cluster().channels());
    channels.set(channel, channels.get(channel).withBandwidth(bandwidth));
    return with(problem, problem.cluster().devices(), channels);
  }

  /** The same with some more devices of a kind, which can talk with all others. */
  static Problem withMoreDevices(Problem problem, Device kind, int count) {
    List<Device> devices = new ArrayList<>(problem.cluster().devices());
    int first = devices.size();
    Set<String> taken = devices.stream().map(Device::name).collect(Collectors.toSet());
    for (int i = 1; i <= count; i++) {
      String name = unlike(taken, "%s (additional %d)".formatted(kind.name(), i));
      devices.add(kind.withName(name));
    }
    List<DevicePair> pairs = new ArrayList<>();
    for (int added = first; added < devices.size(); added++) {
      for (int other = 0; other < added; other++) {
        pairs.add(new DevicePair(added, other));
        pairs.add(new DevicePair(other, added));
      }
    }
    return withChannel(with(problem, devices, problem.cluster().channels()), pairs);
  }

  /** The same where two devices can talk both ways. */
  static Problem withLink(Problem problem, int a, int b) {
    List<DevicePair> pairs =
        IntStream.of(0, 1)
            .mapToObj(i -> i == 0 ? new DevicePair(a, b) : new DevicePair(b, a))
            .filter(pair -> isMissing(problem.cluster(), pair))
            .toList();
    return withChannel(problem, pairs);
  }

  /** Whether what one sends to the other has no channel. */
  static boolean isMissing(Cluster cluster, DevicePair pair) {
    return cluster.channelBetween(pair.from(), pair.to()) == Cluster.NO_CHANNEL;
  }

  private static Problem withChannel(Problem problem, List<DevicePair> pairs) {
    List<Channel> channels = new ArrayList<>(problem.cluster().channels());
    Set<String> taken = channels.stream().map(Channel::name).collect(Collectors.toSet());
    channels.add(new Channel(unlike(taken, "additional channel"), Fraction.of(1), pairs));
    return with(problem, problem.cluster().devices(), channels);
  }

  private static String unlike(Set<String> taken, String name) {
    return Stream.iterate(name, longer -> longer + "'")
        .dropWhile(taken::contains)
        .findFirst()
        .orElseThrow();
  }

  private static Problem with(Problem problem, List<Device> devices, List<Channel> channels) {
    Cluster old = problem.cluster();
    int[] like =
        IntStream.range(0, devices.size())
            .map(d -> d < old.deviceCount() ? d : original(old, devices.get(d)))
            .toArray();
    return problem.withCluster(
        new Cluster(old.name(), devices, channels, old.ports()), problem.times().forDevices(like));
  }

  /** A device like an added one. */
  private static int original(Cluster cluster, Device added) {
    return IntStream.range(0, cluster.deviceCount())
        .filter(d -> cluster.device(d).withName(added.name()).equals(added))
        .findFirst()
        .orElse(0);
  }
}
