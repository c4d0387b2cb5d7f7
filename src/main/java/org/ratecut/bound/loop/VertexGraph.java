package org.ratecut.bound.loop;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Feedback;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.MaxCycleRatio.BackArc;

/**
 * Vertices with the least time that any device takes for each, and who needs whom. A broadcast is a
 * node of no weight between its producers and its consumers, and so is each pair of feedback, so
 * that a graph takes the room of the sides of broadcasts and not of their arcs. Nodes are numbered
 * such that arcs within an inference lead to higher numbers.
 */
final class VertexGraph {

  private final Problem problem;
  private final int[] nodeOf;
  private final List<int[]> predecessors = new ArrayList<>();
  private final List<Fraction> seconds = new ArrayList<>();
  private final List<BackArc> backArcs = new ArrayList<>();
  private final BigInteger unitsPerSecond;

  VertexGraph(Problem problem) {
    this.problem = problem;
    Network whole = problem.network();
    Network network = whole.ofOneInference();
    this.nodeOf = new int[network.vertexCount()];
    addVertices(network);
    for (Feedback pair : whole.feedback()) {
      int node = add(pair.writers().stream().map(v -> nodeOf[v]).toArray(), Fraction.ZERO);
      pair.readers().forEachInt(v -> backArcs.add(new BackArc(node, nodeOf[v])));
    }
    this.unitsPerSecond = commonDenominator();
  }

  /** In topological order, after Kahn (1962). */
  private void addVertices(Network network) {
    int[] unknown = new int[nodeOf.length];
    Arrays.setAll(unknown, v -> (int) network.incomingBroadcasts(v).count());
    int[] missing = network.broadcasts().stream().mapToInt(b -> b.producers().size()).toArray();
    int[] nodeOfBroadcast = new int[missing.length];
    Deque<Integer> ready = new ArrayDeque<>();
    IntStream.range(0, unknown.length).filter(v -> unknown[v] == 0).forEach(ready::add);
    while (!ready.isEmpty()) {
      int vertex = ready.remove();
      int[] read = network.incomingBroadcasts(vertex).map(b -> nodeOfBroadcast[b]).toArray();
      nodeOf[vertex] = add(read, leastTime(vertex));
      int b = network.outgoingBroadcast(vertex);
      if (b >= 0 && --missing[b] == 0) {
        Broadcast broadcast = network.broadcasts().get(b);
        nodeOfBroadcast[b] = add(producers(broadcast), Fraction.ZERO);
        broadcast.consumers().stream().filter(v -> --unknown[v] == 0).forEach(ready::add);
      }
    }
  }

  private int[] producers(Broadcast broadcast) {
    return broadcast.producers().stream().map(v -> nodeOf[v]).toArray();
  }

  private int add(int[] before, Fraction time) {
    predecessors.add(before);
    seconds.add(time);
    return predecessors.size() - 1;
  }

  private Fraction leastTime(int vertex) {
    return IntStream.range(0, problem.deviceCount())
        .mapToObj(d -> problem.resources().time(d, problem.work(d, vertex)))
        .reduce(Fraction::min)
        .orElse(Fraction.ZERO);
  }

  private BigInteger commonDenominator() {
    BigInteger common = BigInteger.ONE;
    for (long each : seconds.stream().mapToLong(Fraction::denominator).distinct().toArray()) {
      BigInteger own = BigInteger.valueOf(each);
      common = common.divide(common.gcd(own)).multiply(own);
    }
    return common;
  }

  BigInteger unitsPerSecond() {
    return unitsPerSecond;
  }

  /** Of each node, in the unit of time. */
  BigInteger[] weights() {
    BigInteger[] weights = new BigInteger[seconds.size()];
    Arrays.setAll(
        weights,
        i ->
            BigInteger.valueOf(seconds.get(i).numerator())
                .multiply(unitsPerSecond.divide(BigInteger.valueOf(seconds.get(i).denominator()))));
    return weights;
  }

  int[][] predecessors() {
    return predecessors.toArray(int[][]::new);
  }

  List<BackArc> backArcs() {
    return backArcs;
  }
}
