package org.ratecut.solver.exact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ratecut.bound.CostLimits;
import org.ratecut.evaluation.RuleUse;
import org.ratecut.model.MemoryLimit;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.cluster.Cluster;

/**
 * Memory, the use of resources and the rules, of the vertices placed so far. Placing more never
 * lowers any of them, so that a part beyond its limits has no completion within them. It counts how
 * many limits are exceeded.
 */
final class PlacedPart {

  private final Network network;
  private final Cluster cluster;
  private final Problem problem;
  private final Resources resources;
  private final int[][] groupsOf;
  private final int[][] incoming;
  private final int[][] members;
  private final int[][] consumers;
  private final long[][] supply;
  private final Map<MemoryLimit, Meter[]> memory = new LinkedHashMap<>();

  /** Of all resources. */
  private final Meter[] use;

  private final RuleUse rules;
  private final Meter unroutable = new Meter();
  private final Meter total = new Meter();
  private int exceeded;

  /** An amount with a limit. */
  private final class Meter {

    private long used;
    private long most;

    void add(long amount) {
      exceeded -= used > most ? 1 : 0;
      used += amount;
      exceeded += used > most ? 1 : 0;
    }

    void limit(long limit) {
      exceeded -= used > most ? 1 : 0;
      most = limit;
      exceeded += used > most ? 1 : 0;
    }
  }

  PlacedPart(Problem problem) {
    this.problem = problem;
    resources = problem.resources();
    rules = new RuleUse(problem);
    network = problem.network();
    cluster = problem.cluster();
    int devices = problem.deviceCount();
    groupsOf = table(problem, v -> network.groupsOf(v).toArray());
    incoming = table(problem, v -> network.incomingBroadcasts(v).toArray());
    members = new int[network.parameterGroups().size()][devices];
    consumers = new int[network.broadcasts().size()][devices];
    supply = new long[network.broadcasts().size()][devices];
    use = meters(resources.count());
    for (MemoryLimit limit : network.memoryLimits()) {
      Meter[] meters = meters(devices);
      for (int d = 0; d < devices; d++) {
        meters[d].limit(cluster.device(d).memory(limit.kind()));
      }
      memory.put(limit, meters);
    }
  }

  private static int[][] table(Problem problem, IntFunction<int[]> row) {
    return IntStream.range(0, problem.vertexCount()).mapToObj(row).toArray(int[][]::new);
  }

  private Meter[] meters(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Meter()).toArray(Meter[]::new);
  }

  /** Sets what loads and traffic may be; memory has its limits from the problem. */
  void limit(CostLimits limits) {
    for (int d = 0; d < cluster.deviceCount(); d++) {
      use[resources.ofDevice(d)].limit(limits.load(d));
    }
    for (int h = 0; h < cluster.channelCount(); h++) {
      use[resources.ofChannel(h)].limit(limits.traffic(h));
    }
    for (int p = 0; p < cluster.ports().size(); p++) {
      use[resources.ofPort(p)].limit(limits.port(p));
    }
    total.limit(limits.totalTraffic());
  }

  boolean isWithinLimits() {
    return exceeded == 0 && rules.excess() == 0;
  }

  void place(int vertex, int device) {
    addMemory(vertex, device, 1);
    rules.place(vertex, device);
    use[device].add(problem.work(device, vertex));
    for (int group : groupsOf[vertex]) {
      if (members[group][device]++ == 0) {
        addParameters(group, device, 1);
      }
    }
    for (int broadcast : incoming[vertex]) {
      if (consumers[broadcast][device]++ == 0) {
        receive(broadcast, device, 1);
      }
    }
    if (network.outgoingBroadcast(vertex) >= 0) {
      send(network.outgoingBroadcast(vertex), device, network.output(vertex));
    }
  }

  /** Takes back a placement. */
  void remove(int vertex, int device) {
    addMemory(vertex, device, -1);
    rules.remove(vertex, device);
    use[device].add(-problem.work(device, vertex));
    for (int group : groupsOf[vertex]) {
      if (--members[group][device] == 0) {
        addParameters(group, device, -1);
      }
    }
    for (int broadcast : incoming[vertex]) {
      if (--consumers[broadcast][device] == 0) {
        receive(broadcast, device, -1);
      }
    }
    if (network.outgoingBroadcast(vertex) >= 0) {
      send(network.outgoingBroadcast(vertex), device, -network.output(vertex));
    }
  }

  private void addMemory(int vertex, int device, int sign) {
    memory.forEach((limit, meters) -> meters[device].add(sign * network.memory(limit, vertex)));
  }

  private void addParameters(int group, int device, int sign) {
    ParameterGroup parameters = network.parameterGroups().get(group);
    memory.forEach((limit, meters) -> meters[device].add(sign * parameters.sizeIn(limit.kind())));
  }

  /** The first consumer came, or the last one went: a matter of all that others supply. */
  private void receive(int broadcast, int to, int sign) {
    for (int from = 0; from < cluster.deviceCount(); from++) {
      long amount = sign * supply[broadcast][from];
      if (from == to || amount == 0) {
        continue;
      }
      transfer(from, to, amount);
      for (int resource : resources.usedOnceBySending(from)) {
        if (resources.carries(resource, from, to) && !reaches(resource, broadcast, from, to)) {
          use[resource].add(amount * resources.unitsPerValue(resource));
        }
      }
    }
  }

  private void send(int broadcast, int from, long amount) {
    supply[broadcast][from] += amount;
    for (int to = 0; to < cluster.deviceCount() && amount != 0; to++) {
      if (to != from && consumers[broadcast][to] > 0) {
        transfer(from, to, amount);
      }
    }
    for (int resource : resources.usedOnceBySending(from)) {
      if (reaches(resource, broadcast, from, from)) {
        use[resource].add(amount * resources.unitsPerValue(resource));
      }
    }
  }

  /** Whether a device but one has consumers, and the resource carries what they get. */
  private boolean reaches(int resource, int broadcast, int from, int exception) {
    for (int to = 0; to < cluster.deviceCount(); to++) {
      if (to != from
          && to != exception
          && consumers[broadcast][to] > 0
          && resources.carries(resource, from, to)) {
        return true;
      }
    }
    return false;
  }

  private void transfer(int from, int to, long amount) {
    total.add(amount);
    int channel = cluster.channelBetween(from, to);
    if (channel == Cluster.NO_CHANNEL) {
      unroutable.add(amount);
    } else if (!cluster.channel(channel).multicast()) {
      use[resources.ofChannel(channel)].add(amount);
    }
    for (int resource : resources.usedBySending(from)) {
      use[resource].add(amount * resources.unitsPerValue(resource));
    }
    for (int resource : resources.usedByReceiving(to)) {
      use[resource].add(amount * resources.unitsPerValue(resource));
    }
  }
}
