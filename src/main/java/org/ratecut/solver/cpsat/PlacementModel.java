package org.ratecut.solver.cpsat;

import com.google.ortools.sat.CpModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ratecut.bound.CostLimits;
import org.ratecut.model.Broadcast;
import org.ratecut.model.MemoryLimit;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.VertexSet;

/**
 * A problem, or the part of it that is free, as a constraint model: memory, loads and traffic as
 * functions of how many vertices of each {@link VertexUnit} are on each device. Whatever does not
 * depend on the free vertices is a constant, so that a small part makes a small model.
 */
final class PlacementModel {

  private final CpModel model = new CpModel();
  private final Problem problem;
  private final UnitCounts counts;
  private final TrafficUsage traffic;

  /** Builds variables and what always holds: pins, memory, and no traffic without a channel. */
  PlacementModel(Problem problem, Freedom freedom) {
    this.problem = problem;
    this.counts = new UnitCounts(model, problem, freedom);
    this.traffic = new TrafficUsage(problem);
    addLoads();
    List<Presence> holders = holders();
    for (int l = 0; l < problem.network().memoryLimits().size(); l++) {
      addMemory(l, holders);
    }
    addTraffic();
    traffic.unroutable().limit(model, 0);
    new RuleModel(model, problem, counts).add();
  }

  CpModel cpModel() {
    return model;
  }

  UnitCounts counts() {
    return counts;
  }

  /** The use of a device, channel or port, in the numbering of the resources of the problem. */
  Usage use(int resource) {
    return traffic.of(resource);
  }

  /** Allows only assignments within these limits. */
  void limit(CostLimits limits) {
    Resources resources = problem.resources();
    for (int d = 0; d < problem.deviceCount(); d++) {
      use(resources.ofDevice(d)).limit(model, limits.load(d));
    }
    for (int h = 0; h < problem.cluster().channelCount(); h++) {
      use(resources.ofChannel(h)).limit(model, limits.traffic(h));
    }
    for (int p = 0; p < problem.cluster().ports().size(); p++) {
      use(resources.ofPort(p)).limit(model, limits.port(p));
    }
    if (problem.objective() == Objective.COMMUNICATION) {
      traffic.delivered().limit(model, limits.totalTraffic());
    }
  }

  /** Allows only less traffic in all than an amount, and wants the least. */
  void lessTrafficThan(long amount) {
    Usage total = traffic.delivered();
    total.limit(model, amount - 1);
    model.minimize(total.expression());
  }

  private void addLoads() {
    for (int v = 0; v < problem.vertexCount(); v++) {
      if (!counts.freedom().isFree(v)) {
        int device = counts.freedom().deviceOf(v);
        use(device).add(problem.work(device, v));
      }
    }
    for (int u = 0; u < counts.units().size(); u++) {
      for (int d : counts.freedom().devices()) {
        long work = problem.work(d, counts.unit(u).vertices().get(0));
        use(d).add(counts.count(u, d), work);
      }
    }
  }

  /** Who holds a member of each parameter group. */
  private List<Presence> holders() {
    List<ParameterGroup> groups = problem.network().parameterGroups();
    List<List<Integer>> members = unitsBy(groups.size(), VertexUnit::groups);
    return IntStream.range(0, groups.size())
        .mapToObj(g -> presence(groups.get(g).members(), members.get(g)))
        .toList();
  }

  private void addMemory(int number, List<Presence> holders) {
    Network network = problem.network();
    MemoryLimit limit = network.memoryLimits().get(number);
    List<Usage> memory =
        IntStream.range(0, problem.deviceCount()).mapToObj(d -> new Usage()).toList();
    for (int v = 0; v < problem.vertexCount(); v++) {
      if (!counts.freedom().isFree(v)) {
        memory.get(counts.freedom().deviceOf(v)).add(network.memory(limit, v));
      }
    }
    for (int u = 0; u < counts.units().size(); u++) {
      for (int d : counts.freedom().devices()) {
        memory.get(d).add(counts.count(u, d), counts.unit(u).memory().get(number));
      }
    }
    for (int g = 0; g < holders.size(); g++) {
      ParameterGroup group = network.parameterGroups().get(g);
      if (group.memory() == limit.kind()) {
        addParameters(memory, group, holders.get(g));
      }
    }
    for (int d = 0; d < memory.size(); d++) {
      memory.get(d).limit(model, problem.cluster().device(d).memory(limit.kind()));
    }
  }

  private static void addParameters(List<Usage> memory, ParameterGroup group, Presence holders) {
    for (int d = 0; d < memory.size(); d++) {
      if (holders.isCertain(d)) {
        memory.get(d).add(group.size());
      } else if (holders.isPossible(d)) {
        memory.get(d).add(holders.at(d), group.size());
      }
    }
  }

  private void addTraffic() {
    List<Broadcast> broadcasts = problem.network().broadcasts();
    List<List<Integer>> consumers = unitsBy(broadcasts.size(), VertexUnit::incoming);
    List<List<Integer>> producers =
        unitsBy(broadcasts.size(), u -> u.outgoing() < 0 ? List.of() : List.of(u.outgoing()));
    for (int b = 0; b < broadcasts.size(); b++) {
      Presence receivers = presence(broadcasts.get(b).consumers(), consumers.get(b));
      new BroadcastTraffic(
              model, problem, counts, broadcasts.get(b), producers.get(b), receivers, traffic)
          .add();
    }
  }

  private Presence presence(VertexSet members, List<Integer> units) {
    return new Presence(model, counts, members, units, problem.deviceCount());
  }

  /** For each of some sets, the units that name it. */
  private List<List<Integer>> unitsBy(int sets, Function<VertexUnit, List<Integer>> namedBy) {
    List<List<Integer>> units = new ArrayList<>();
    for (int set = 0; set < sets; set++) {
      units.add(new ArrayList<>());
    }
    for (int u = 0; u < counts.units().size(); u++) {
      for (int set : namedBy.apply(counts.unit(u))) {
        units.get(set).add(u);
      }
    }
    return units;
  }
}
