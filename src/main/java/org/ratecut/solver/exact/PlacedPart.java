package org.ratecut.solver.exact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ratecut.bound.Limits;
import org.ratecut.model.Cluster;
import org.ratecut.model.MemoryLimit;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;

/**
 * Memory, loads and traffic of the vertices placed so far. Placing more never lowers any of them,
 * so that a part beyond its limits has no completion within them. It counts how many limits are
 * exceeded.
 */
final class PlacedPart {

  private final Network network;
  private final Cluster cluster;
  private final int[][] groupsOf;
  private final int[][] incoming;
  private final int[][] members;
  private final int[][] consumers;
  private final long[][] supply;
  private final Map<MemoryLimit, Meter[]> memory = new LinkedHashMap<>();
  private final Meter[] loads;
  private final Meter[] traffic;
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
    network = problem.network();
    cluster = problem.cluster();
    int devices = problem.deviceCount();
    groupsOf = table(problem, v -> network.groupsOf(v).toArray());
    incoming = table(problem, v -> network.incomingBroadcasts(v).toArray());
    members = new int[network.parameterGroups().size()][devices];
    consumers = new int[network.broadcasts().size()][devices];
    supply = new long[network.broadcasts().size()][devices];
    loads = meters(devices);
    traffic = meters(cluster.channelCount());
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
  void limit(Limits limits) {
    for (int d = 0; d < loads.length; d++) {
      loads[d].limit(limits.load(d));
    }
    for (int h = 0; h < traffic.length; h++) {
      traffic[h].limit(limits.traffic(h));
    }
    total.limit(limits.totalTraffic());
  }

  boolean isWithinLimits() {
    return exceeded == 0;
  }

  void place(int vertex, int device) {
    addMemory(vertex, device, 1);
    loads[device].add(network.computation(vertex));
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
    loads[device].add(-network.computation(vertex));
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

  private void receive(int broadcast, int to, int sign) {
    for (int from = 0; from < loads.length; from++) {
      transfer(from, to, sign * supply[broadcast][from]);
    }
  }

  private void send(int broadcast, int from, long amount) {
    supply[broadcast][from] += amount;
    for (int to = 0; to < loads.length; to++) {
      if (consumers[broadcast][to] > 0) {
        transfer(from, to, amount);
      }
    }
  }

  private void transfer(int from, int to, long amount) {
    if (from == to || amount == 0) {
      return;
    }
    int channel = cluster.channelBetween(from, to);
    (channel == Cluster.NO_CHANNEL ? unroutable : traffic[channel]).add(amount);
    total.add(amount);
  }
}
