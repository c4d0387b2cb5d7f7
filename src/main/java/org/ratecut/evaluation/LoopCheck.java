package org.ratecut.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ratecut.evaluation.order.LayerPieces;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.MaxCycleRatio;

/**
 * The slowest loop by which inferences need each other, as the referee sees it. What a device
 * computes of a {@linkplain LayerPieces piece} of a layer is a step, and what it sends of it to
 * another device a transfer. They are nodes of a graph, numbered so that arcs within an inference
 * lead to higher numbers: by piece, each step before its transfers.
 */
final class LoopCheck {

  private final Problem problem;
  private final Network network;
  private final Assignment assignment;
  private final int[] stepOf;
  private final int[] deviceOfStep;
  private final int[] layerOfStep;

  /** By step and receiver, what is sent, in values. */
  private final List<TreeMap<Integer, Long>> sent = new ArrayList<>();

  private int[] nodeOfStep;
  private List<TreeMap<Integer, Integer>> nodesOfTransfers;
  private List<TreeSet<Integer>> predecessors;
  private final TreeSet<Long> backArcs = new TreeSet<>();

  private LoopCheck(Problem problem, Assignment assignment) {
    this.problem = problem;
    this.network = problem.network();
    this.assignment = assignment;
    int[] pieces = LayerPieces.of(network);
    long devices = problem.deviceCount();
    long[] keys = new long[pieces.length];
    Arrays.setAll(keys, v -> pieces[v] * devices + assignment.deviceOf(v));
    long[] distinct = LongStream.of(keys).sorted().distinct().toArray();
    stepOf = Arrays.stream(keys).mapToInt(key -> Arrays.binarySearch(distinct, key)).toArray();
    deviceOfStep = Arrays.stream(distinct).mapToInt(key -> (int) (key % devices)).toArray();
    layerOfStep = new int[distinct.length];
    for (int v = 0; v < stepOf.length; v++) {
      layerOfStep[stepOf[v]] = network.layerOf(v);
    }
  }

  /** The loop with the longest period; empty if no loop takes time. */
  static Optional<FeedbackLoop> slowest(Problem problem, Assignment assignment) {
    return problem.feedbackCounts()
        ? new LoopCheck(problem, assignment).slowest()
        : Optional.empty();
  }

  private Optional<FeedbackLoop> slowest() {
    forEachStep(s -> sent.add(new TreeMap<>()));
    network.broadcasts().forEach(this::send);
    int nodes = number();
    predecessors = new ArrayList<>();
    IntStream.range(0, nodes).forEach(i -> predecessors.add(new TreeSet<>()));
    forEachStep(s -> nodesOfTransfers.get(s).values().forEach(t -> addArc(nodeOfStep[s], t)));
    network.broadcasts().forEach(this::connect);
    Fraction[] seconds = seconds(nodes);
    BigInteger unit = commonDenominator(seconds);
    BigInteger[] weights =
        Arrays.stream(seconds)
            .map(each -> big(each.numerator()).multiply(unit.divide(big(each.denominator()))))
            .toArray(BigInteger[]::new);
    return MaxCycleRatio.find(weights, predecessorArrays(), backArcs())
        .map(
            cycle ->
                new FeedbackLoop(
                    Fraction.atMost(cycle.weight(), unit.multiply(big(cycle.backArcs()))),
                    cycle.backArcs(),
                    steps(cycle)));
  }

  private void forEachStep(IntConsumer action) {
    IntStream.range(0, deviceOfStep.length).forEach(action);
  }

  /** Counts what the producers of a broadcast send, each once to a device. */
  private void send(Broadcast broadcast) {
    int[] receivers = broadcast.consumers().stream().map(assignment::deviceOf).distinct().toArray();
    for (int producer : broadcast.producers()) {
      for (int receiver : receivers) {
        if (receiver != assignment.deviceOf(producer) && network.output(producer) > 0) {
          sent.get(stepOf[producer]).merge(receiver, network.output(producer), Math::addExact);
        }
      }
    }
  }

  private int number() {
    int next = 0;
    nodeOfStep = new int[deviceOfStep.length];
    nodesOfTransfers = new ArrayList<>();
    for (int s = 0; s < nodeOfStep.length; s++) {
      nodeOfStep[s] = next++;
      TreeMap<Integer, Integer> nodes = new TreeMap<>();
      for (int receiver : sent.get(s).keySet()) {
        nodes.put(receiver, next++);
      }
      nodesOfTransfers.add(nodes);
    }
    return next;
  }

  private void connect(Broadcast broadcast) {
    TreeMap<Integer, Boolean> writers = new TreeMap<>();
    for (int producer : broadcast.producers()) {
      writers.merge(stepOf[producer], network.output(producer) > 0, Boolean::logicalOr);
    }
    TreeMap<Integer, Boolean> readers = new TreeMap<>();
    for (int consumer : broadcast.consumers()) {
      boolean isNext = network.feedbackReaders().contains(consumer);
      readers.merge(2 * stepOf[consumer] + (isNext ? 1 : 0), isNext, Boolean::logicalOr);
    }
    writers.forEach(
        (writer, hasValues) ->
            readers.forEach((key, isNext) -> connect(writer, hasValues, key / 2, isNext)));
  }

  private void connect(int writer, boolean hasValues, int reader, boolean isNext) {
    boolean isSent = hasValues && deviceOfStep[writer] != deviceOfStep[reader];
    int from = isSent ? nodesOfTransfers.get(writer).get(deviceOfStep[reader]) : nodeOfStep[writer];
    if (isNext) {
      backArcs.add(((long) from << Integer.SIZE) | nodeOfStep[reader]);
    } else {
      addArc(from, nodeOfStep[reader]);
    }
  }

  private void addArc(int from, int to) {
    predecessors.get(to).add(from);
  }

  private int[][] predecessorArrays() {
    return predecessors.stream()
        .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private List<MaxCycleRatio.BackArc> backArcs() {
    return backArcs.stream()
        .map(arc -> new MaxCycleRatio.BackArc((int) (arc >>> Integer.SIZE), arc.intValue()))
        .toList();
  }

  private Fraction[] seconds(int nodes) {
    Fraction[] seconds = new Fraction[nodes];
    long[] flop = new long[nodeOfStep.length];
    long[] ticks = new long[nodeOfStep.length];
    for (int v = 0; v < stepOf.length; v++) {
      long measured = problem.times().ticks(assignment.deviceOf(v), v);
      if (measured == MeasuredTimes.UNMEASURED) {
        flop[stepOf[v]] = Math.addExact(flop[stepOf[v]], network.computation(v));
      } else {
        ticks[stepOf[v]] = Math.addExact(ticks[stepOf[v]], measured);
      }
    }
    for (int s = 0; s < nodeOfStep.length; s++) {
      int from = deviceOfStep[s];
      seconds[nodeOfStep[s]] = TimeCheck.ofDevice(problem, from, flop[s], ticks[s], 0);
      for (Map.Entry<Integer, Integer> transfer : nodesOfTransfers.get(s).entrySet()) {
        int to = transfer.getKey();
        seconds[transfer.getValue()] = secondsToSend(sent.get(s).get(to), from, to);
      }
    }
    return seconds;
  }

  /** As long as the slowest of all that takes part. */
  private Fraction secondsToSend(long values, int from, int to) {
    Cluster cluster = problem.cluster();
    Fraction longest = Fraction.ZERO;
    int number = cluster.channelBetween(from, to);
    if (number != Cluster.NO_CHANNEL) {
      Channel channel = cluster.channel(number);
      longest = channel.isUnlimited() ? Fraction.ZERO : channel.bandwidth().timeFor(values);
    }
    for (Port port : cluster.ports()) {
      boolean isUsed =
          (port.device() == from && port.direction().sends())
              || (port.device() == to && port.direction().receives());
      longest = isUsed ? Fraction.max(longest, port.bandwidth().timeFor(values)) : longest;
    }
    for (int device : new int[] {from, to}) {
      Fraction own = TimeCheck.ofDevice(problem, device, 0, 0, values);
      longest = Fraction.max(longest, own);
    }
    return longest;
  }

  private static BigInteger commonDenominator(Fraction[] fractions) {
    BigInteger common = BigInteger.ONE;
    for (Fraction each : fractions) {
      BigInteger own = big(each.denominator());
      common = common.divide(common.gcd(own)).multiply(own);
    }
    return common;
  }

  private List<FeedbackLoop.Step> steps(MaxCycleRatio.Cycle cycle) {
    return cycle.nodes().stream()
        .map(node -> Arrays.binarySearch(nodeOfStep, node))
        .filter(s -> s >= 0)
        .map(s -> new FeedbackLoop.Step(layerOfStep[s], deviceOfStep[s]))
        .toList();
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
