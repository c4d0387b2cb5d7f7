package org.ratecut.bound;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;

/**
 * Which devices can be renamed into each other without changing the problem: equal memory and
 * performance, no pinned vertex, and channels that stay the same when the two are exchanged.
 */
public final class DeviceSymmetry {

  private final Problem problem;
  private final DeviceExchange exchange;
  private final Set<Integer> pinned = new HashSet<>();

  public DeviceSymmetry(Problem problem) {
    this.problem = problem;
    this.exchange = new DeviceExchange(problem.cluster());
    IntStream.range(0, problem.vertexCount()).forEach(v -> pinned.add(problem.pins().deviceOf(v)));
  }

  /** The kinds of devices, in the order of their first devices; each device is of one kind. */
  public List<DeviceKind> kinds() {
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
    return groups.stream().map(DeviceKind::new).toList();
  }

  /** What the ports of a device can do, in some order. */
  private List<String> ports(int device) {
    return problem.cluster().ports().stream()
        .filter(port -> port.device() == device)
        .map(port -> "%s %s %s".formatted(port.direction(), port.bandwidth(), port.once()))
        .sorted()
        .toList();
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
        && first.communication().equals(second.communication())
        && problem.times().kindOf(a) == problem.times().kindOf(b)
        && ports(a).equals(ports(b))
        && exchange.changesNothing(a, b);
  }
}
