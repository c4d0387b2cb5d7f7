package org.ratecut.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.ratecut.evaluation.pipelined.PipelinedRam;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Phases;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;

/**
 * The referee. It computes what an assignment is worth from scratch, in exact arithmetic and in the
 * plainest way, following the formulas of {@code docs/model.md} (after Martins Campos de Oliveira
 * and Borin, 2019). No search uses it to search and it uses nothing of theirs.
 */
public final class Evaluator {

  private Evaluator() {}

  /**
   * Evaluates an assignment, valid or not.
   *
   * @throws org.ratecut.model.exact.InvalidModelException if the assignment has not one existing
   *     device for each vertex
   */
  public static Evaluation evaluate(Problem problem, Assignment assignment) {
    assignment.requireFitting(problem);
    List<Long> memoryUsed = memoryUsed(problem, assignment, MemoryKind.RAM);
    List<Long> flashUsed = memoryUsed(problem, assignment, MemoryKind.FLASH);
    List<Long> loads = loads(problem, assignment);
    List<PairTraffic> pairTraffic = pairTraffic(problem, assignment);
    CommunicationCheck communication =
        problem.resources().isPlain() ? null : new CommunicationCheck(problem, assignment);
    List<Long> deviceTraffic = ofDevices(problem, communication);
    List<Long> channelTraffic = channelTraffic(problem.cluster(), pairTraffic, communication);
    List<Long> portTraffic = communication == null ? List.of() : communication.ofPorts();
    List<Fraction> deviceTimes = TimeCheck.ofDevices(problem, assignment, deviceTraffic);
    List<Fraction> channelTimes = TimeCheck.ofChannels(problem, channelTraffic);
    List<Fraction> portTimes = TimeCheck.ofPorts(problem, portTraffic);
    Optional<FeedbackLoop> loop = LoopCheck.slowest(problem, assignment);
    Slowest slowest = new Slowest();
    slowest.look(deviceTimes, Bottleneck::device);
    slowest.look(channelTimes, Bottleneck::channel);
    slowest.look(portTimes, Bottleneck::port);
    slowest.look(loop.map(FeedbackLoop::period).stream().toList(), index -> Bottleneck.loop());
    return new Evaluation(
        memoryUsed,
        flashUsed,
        loads,
        deviceTraffic,
        channelTraffic,
        portTraffic,
        pairTraffic,
        pairTraffic.stream().mapToLong(PairTraffic::traffic).reduce(0, Math::addExact),
        deviceTimes,
        channelTimes,
        portTimes,
        loop,
        slowest.period,
        slowest.bottleneck,
        violations(problem, assignment, memoryUsed, flashUsed, pairTraffic));
  }

  /** The first resource of those looked at that takes the longest. */
  private static final class Slowest {

    private Fraction period = Fraction.ZERO;
    private Optional<Bottleneck> bottleneck = Optional.empty();

    void look(List<Fraction> times, IntFunction<Bottleneck> resource) {
      for (int i = 0; i < times.size(); i++) {
        if (times.get(i).isGreaterThan(period)) {
          period = times.get(i);
          bottleneck = Optional.of(resource.apply(i));
        }
      }
    }
  }

  private static List<Long> memoryUsed(Problem problem, Assignment assignment, MemoryKind kind) {
    Network network = problem.network();
    long[] used = vertexMemory(problem, assignment, kind);
    for (ParameterGroup group : network.parameterGroups()) {
      boolean[] needed = devicesOf(group.members(), problem, assignment);
      for (int d = 0; d < needed.length; d++) {
        add(used, d, needed[d] && group.memory() == kind ? group.size() : 0);
      }
    }
    return asList(used);
  }

  /** The most that the vertices on each device have in a memory at the same time. */
  private static long[] vertexMemory(Problem problem, Assignment assignment, MemoryKind kind) {
    Network network = problem.network();
    if (kind == MemoryKind.RAM && network.isPipelined()) {
      return PipelinedRam.ofVertices(problem, assignment);
    }
    long[] always = new long[problem.deviceCount()];
    for (int v = 0; v < problem.vertexCount(); v++) {
      add(always, assignment.deviceOf(v), network.constantMemory(kind, v));
    }
    if (kind != MemoryKind.RAM || !network.reusesMemory()) {
      return always;
    }
    long[] kept = maxKept(problem, assignment);
    Arrays.setAll(always, d -> Math.addExact(always[d], kept[d]));
    return always;
  }

  /**
   * The most that devices keep in one phase beside what is always there. What a vertex keeps comes
   * in the first phase of its layer and goes after the last.
   */
  private static long[] maxKept(Problem problem, Assignment assignment) {
    Network network = problem.network();
    long[][] change = new long[problem.deviceCount()][network.phaseCount() + 1];
    for (int v = 0; v < problem.vertexCount(); v++) {
      Phases phases = network.phases().get(network.layerOf(v));
      long[] ofDevice = change[assignment.deviceOf(v)];
      add(ofDevice, phases.first(), network.activation(v));
      add(ofDevice, phases.last() + 1, -network.activation(v));
    }
    long[] most = new long[change.length];
    for (int d = 0; d < change.length; d++) {
      long kept = 0;
      for (long each : change[d]) {
        kept = Math.addExact(kept, each);
        most[d] = Math.max(most[d], kept);
      }
    }
    return most;
  }

  private static List<Long> loads(Problem problem, Assignment assignment) {
    long[] loads = new long[problem.deviceCount()];
    for (int v = 0; v < problem.vertexCount(); v++) {
      add(loads, assignment.deviceOf(v), problem.network().computation(v));
    }
    return asList(loads);
  }

  private static List<PairTraffic> pairTraffic(Problem problem, Assignment assignment) {
    long[][] traffic = new long[problem.deviceCount()][problem.deviceCount()];
    for (Broadcast broadcast : problem.network().broadcasts()) {
      long[] supply = supply(broadcast, problem, assignment);
      boolean[] receives = devicesOf(broadcast.consumers(), problem, assignment);
      for (int from = 0; from < supply.length; from++) {
        for (int to = 0; to < receives.length && supply[from] > 0; to++) {
          add(traffic[from], to, receives[to] && to != from ? supply[from] : 0);
        }
      }
    }
    return positivePairs(traffic);
  }

  /** What the producers of a broadcast on each device send to each device with a consumer. */
  private static long[] supply(Broadcast broadcast, Problem problem, Assignment assignment) {
    long[] supply = new long[problem.deviceCount()];
    for (int i = 0; i < broadcast.producers().size(); i++) {
      int producer = broadcast.producers().get(i);
      add(supply, assignment.deviceOf(producer), problem.network().output(producer));
    }
    return supply;
  }

  /** Whether each device has one of these vertices. */
  private static boolean[] devicesOf(VertexSet vertices, Problem problem, Assignment assignment) {
    boolean[] has = new boolean[problem.deviceCount()];
    for (int i = 0; i < vertices.size(); i++) {
      has[assignment.deviceOf(vertices.get(i))] = true;
    }
    return has;
  }

  private static List<PairTraffic> positivePairs(long[][] traffic) {
    List<PairTraffic> pairs = new ArrayList<>();
    for (int from = 0; from < traffic.length; from++) {
      for (int to = 0; to < traffic.length; to++) {
        if (traffic[from][to] > 0) {
          pairs.add(new PairTraffic(from, to, traffic[from][to]));
        }
      }
    }
    return List.copyOf(pairs);
  }

  private static List<Long> ofDevices(Problem problem, CommunicationCheck communication) {
    return communication == null
        ? Collections.nCopies(problem.deviceCount(), 0L)
        : communication.ofDevices();
  }

  private static List<Long> channelTraffic(
      Cluster cluster, List<PairTraffic> pairs, CommunicationCheck communication) {
    long[] traffic = new long[cluster.channelCount()];
    for (PairTraffic pair : pairs) {
      int channel = cluster.channelBetween(pair.from(), pair.to());
      if (channel != Cluster.NO_CHANNEL) {
        add(traffic, channel, pair.traffic());
      }
    }
    for (int h = 0; h < traffic.length; h++) {
      if (cluster.channel(h).multicast()) {
        traffic[h] = communication.ofMulticast(h);
      }
    }
    return asList(traffic);
  }

  private static List<Violation> violations(
      Problem problem,
      Assignment assignment,
      List<Long> memoryUsed,
      List<Long> flashUsed,
      List<PairTraffic> pairs) {
    List<Violation> violations = new ArrayList<>();
    for (int d = 0; d < problem.deviceCount(); d++) {
      long memory = problem.cluster().device(d).memory();
      if (memoryUsed.get(d) > memory) {
        violations.add(new Violation.MemoryExceeded(MemoryKind.RAM, d, memoryUsed.get(d), memory));
      }
    }
    for (int d = 0; d < problem.deviceCount(); d++) {
      long flash = problem.cluster().device(d).flash();
      if (flashUsed.get(d) > flash) {
        violations.add(new Violation.MemoryExceeded(MemoryKind.FLASH, d, flashUsed.get(d), flash));
      }
    }
    for (PairTraffic pair : pairs) {
      if (problem.cluster().channelBetween(pair.from(), pair.to()) == Cluster.NO_CHANNEL) {
        violations.add(new Violation.NoChannel(pair.from(), pair.to(), pair.traffic()));
      }
    }
    for (int v = 0; v < problem.vertexCount(); v++) {
      int pinned = problem.pins().deviceOf(v);
      if (pinned != Pins.FREE && pinned != assignment.deviceOf(v)) {
        violations.add(new Violation.PinBroken(v, pinned, assignment.deviceOf(v)));
      }
    }
    violations.addAll(RuleCheck.violations(problem, assignment));
    return List.copyOf(violations);
  }

  private static void add(long[] sums, int index, long amount) {
    sums[index] = Math.addExact(sums[index], amount);
  }

  private static List<Long> asList(long[] values) {
    List<Long> list = new ArrayList<>(values.length);
    for (long value : values) {
      list.add(value);
    }
    return List.copyOf(list);
  }
}
