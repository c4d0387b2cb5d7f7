package org.ratecut.bound;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ratecut.model.Channel;
import org.ratecut.model.Cluster;
import org.ratecut.model.Device;
import org.ratecut.model.DevicePair;
import org.ratecut.model.Fraction;
import org.ratecut.model.Problem;

/**
 * Which devices can be renamed into each other without changing the problem: equal memory and
 * performance, no pinned vertex, and channels that stay the same when the two are exchanged.
 */
public final class DeviceSymmetry {

  private record Carried(Fraction bandwidth, Set<DevicePair> pairs) {}

  private final Problem problem;
  private final Set<Integer> pinned = new HashSet<>();

  public DeviceSymmetry(Problem problem) {
    this.problem = problem;
    IntStream.range(0, problem.vertexCount()).forEach(v -> pinned.add(problem.pins().deviceOf(v)));
  }

  /** Groups of interchangeable devices, each device in one of them. */
  public List<List<Integer>> groups() {
    List<List<Integer>> groups = new ArrayList<>();
    for (int d = 0; d < problem.deviceCount(); d++) {
      int device = d;
      groups.stream()
          .filter(group -> areInterchangeable(group.get(0), device))
          .findFirst()
          .orElseGet(
              () -> {
                List<Integer> group = new ArrayList<>();
                groups.add(group);
                return group;
              })
          .add(device);
    }
    return groups;
  }

  private boolean areInterchangeable(int a, int b) {
    Cluster cluster = problem.cluster();
    Device first = cluster.device(a);
    Device second = cluster.device(b);
    return !pinned.contains(a)
        && !pinned.contains(b)
        && first.memory() == second.memory()
        && first.flash() == second.flash()
        && first.performance() == second.performance()
        && channels(a, b, false).equals(channels(a, b, true));
  }

  /** The channels at two devices, as they are or with the two exchanged. */
  private Set<Carried> channels(int a, int b, boolean exchanged) {
    Set<Carried> channels = new HashSet<>();
    for (Channel channel : problem.cluster().channels()) {
      if (channel.pairs().stream().anyMatch(pair -> touches(pair, a) || touches(pair, b))) {
        Set<DevicePair> pairs = new HashSet<>();
        for (DevicePair pair : channel.pairs()) {
          pairs.add(exchanged ? exchange(pair, a, b) : pair);
        }
        channels.add(new Carried(channel.bandwidth(), pairs));
      }
    }
    return channels;
  }

  private static boolean touches(DevicePair pair, int device) {
    return pair.from() == device || pair.to() == device;
  }

  private static DevicePair exchange(DevicePair pair, int a, int b) {
    return new DevicePair(exchange(pair.from(), a, b), exchange(pair.to(), a, b));
  }

  private static int exchange(int device, int a, int b) {
    return device == a ? b : device == b ? a : device;
  }
}
