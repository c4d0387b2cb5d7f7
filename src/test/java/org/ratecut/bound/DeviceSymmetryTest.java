package org.ratecut.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.exact.Fraction;

class DeviceSymmetryTest {

  @Test
  void devicesAreOfOneKindExactlyIfExchangingThemChangesNothing() {
    Random random = new Random(1);
    int together = 0;
    int apart = 0;
    for (int round = 0; round < 2_000; round++) {
      Cluster cluster = cluster(random);
      List<DeviceKind> kinds = new DeviceSymmetry(problem(cluster)).kinds();
      assertThat(kinds.stream().flatMap(kind -> kind.devices().stream()))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, cluster.deviceCount()).boxed().toList());
      for (DeviceKind kind : kinds) {
        for (int d = 0; d < cluster.deviceCount(); d++) {
          if (d > kind.first()) {
            boolean same = isSame(cluster, kind.first(), d);
            // A device is of the first kind that it fits.
            assertThat(kind.contains(d))
                .isEqualTo(same && firstFit(kinds, cluster, d).equals(kind));
            together += same ? 1 : 0;
            apart += same ? 0 : 1;
          }
        }
      }
    }
    assertThat(together).isGreaterThan(500);
    assertThat(apart).isGreaterThan(500);
  }

  @Test
  void theFirstDeviceIsOnItsOwnWhereAVertexIsPinnedToIt() {
    Cluster cluster =
        new Cluster(
            "c", devices(3), List.of(Channel.shared("m", Fraction.of(1), List.of(0, 1, 2))));
    Problem problem = problem(cluster).withPins(Pins.of(0));
    assertThat(new DeviceSymmetry(problem).kinds())
        .containsExactly(new DeviceKind(List.of(0)), new DeviceKind(List.of(1, 2)));
  }

  private static DeviceKind firstFit(List<DeviceKind> kinds, Cluster cluster, int device) {
    return kinds.stream()
        .filter(kind -> kind.first() == device || isSame(cluster, kind.first(), device))
        .findFirst()
        .orElseThrow();
  }

  private record Carried(Fraction bandwidth, Set<DevicePair> pairs) {}

  /** Compares all channels before and after the exchange. */
  private static boolean isSame(Cluster cluster, int a, int b) {
    Set<Carried> before = new HashSet<>();
    Set<Carried> after = new HashSet<>();
    for (Channel channel : cluster.channels()) {
      Set<DevicePair> exchanged = new HashSet<>();
      for (DevicePair pair : channel.pairs()) {
        exchanged.add(new DevicePair(swap(pair.from(), a, b), swap(pair.to(), a, b)));
      }
      before.add(new Carried(channel.bandwidth(), new HashSet<>(channel.pairs())));
      after.add(new Carried(channel.bandwidth(), exchanged));
    }
    return before.equals(after);
  }

  private static int swap(int device, int a, int b) {
    return device == a ? b : device == b ? a : device;
  }

  /** Pairs fall at random into few channels of few bandwidths, so that exchanges often fit. */
  private static Cluster cluster(Random random) {
    int count = 2 + random.nextInt(4);
    int channels = 1 + random.nextInt(3);
    boolean bothWays = random.nextBoolean();
    boolean regular = random.nextInt(3) == 0;
    List<List<DevicePair>> pairs = new ArrayList<>();
    IntStream.range(0, channels + count).forEach(h -> pairs.add(new ArrayList<>()));
    for (int from = 0; from < count; from++) {
      for (int to = 0; to < count; to++) {
        if (from != to && !(bothWays && to < from)) {
          int channel = regular ? channels + from : random.nextInt(channels + 1) - 1;
          if (channel >= 0) {
            pairs.get(channel).add(new DevicePair(from, to));
            if (bothWays) {
              pairs.get(channel).add(new DevicePair(to, from));
            }
          }
        }
      }
    }
    List<Channel> list = new ArrayList<>();
    for (List<DevicePair> each : pairs) {
      if (!each.isEmpty()) {
        list.add(new Channel("h" + list.size(), Fraction.of(1 + random.nextInt(2)), each));
      }
    }
    return new Cluster("c", devices(count), list);
  }

  private static List<Device> devices(int count) {
    return IntStream.range(0, count).mapToObj(d -> new Device("d" + d, 9, 1)).toList();
  }

  private static Problem problem(Cluster cluster) {
    NetworkBuilder builder = Network.builder("n");
    builder.addLayer("a", 1, 1, 1, new Vertex(1, 1, 1));
    return Problem.of("p", builder.build(), cluster);
  }
}
