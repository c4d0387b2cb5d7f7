package org.ratecut.model.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cycle with the largest ratio of the weights of its nodes to the number of its back arcs, in a
 * graph whose other arcs lead to higher numbers only. If nodes are operations and a back arc leads
 * to the next inference, no schedule has a period shorter than this ratio.
 *
 * <p>Newton's method on the ratio (Lawler, 1976; Dasdan, 2004, compares such methods): as long as
 * some cycle has a positive weight where each back arc costs the ratio known so far, its ratio is
 * larger. Such a cycle is found by longest paths after Bellman and Ford; a cycle of arcs that were
 * the last to lengthen a path is positive. Each ratio is that of another cycle, so the method ends.
 */
public final class MaxCycleRatio {

  private static final int NONE = -1;

  /** An arc to a node of any number. */
  public record BackArc(int from, int to) {}

  /**
   * A cycle.
   *
   * @param nodes in order, the first one behind a back arc
   * @param weight of all nodes, more than 0
   * @param backArcs at least 1
   */
  public record Cycle(List<Integer> nodes, BigInteger weight, int backArcs) {

    /** Makes the list immutable. */
    public Cycle {
      nodes = List.copyOf(nodes);
    }
  }

  private final BigInteger[] weights;
  private final int[][] predecessors;
  private final List<BackArc> backArcs;
  private final BigInteger[] begins;
  private final int[] parent;
  private final boolean[] isBehindBackArc;

  private MaxCycleRatio(BigInteger[] weights, int[][] predecessors, List<BackArc> backArcs) {
    this.weights = weights;
    this.predecessors = predecessors;
    this.backArcs = backArcs;
    this.begins = new BigInteger[weights.length];
    this.parent = new int[weights.length];
    this.isBehindBackArc = new boolean[weights.length];
  }

  /**
   * Finds it.
   *
   * @param weights of the nodes, at least 0
   * @param predecessors of each node, of lower numbers
   * @return empty if no cycle has a weight
   */
  public static Optional<Cycle> find(
      BigInteger[] weights, int[][] predecessors, List<BackArc> backArcs) {
    MaxCycleRatio search = new MaxCycleRatio(weights, predecessors, backArcs);
    Optional<Cycle> best = Optional.empty();
    Optional<Cycle> next = search.better(BigInteger.ZERO, BigInteger.ONE);
    while (next.isPresent()) {
      best = next;
      Cycle known = next.get();
      next = search.better(known.weight(), BigInteger.valueOf(known.backArcs()));
    }
    return best;
  }

  /** A cycle with a ratio above {@code weight / count}, if there is one. */
  private Optional<Cycle> better(BigInteger weight, BigInteger count) {
    Arrays.fill(begins, BigInteger.ZERO);
    Arrays.fill(parent, NONE);
    Arrays.fill(isBehindBackArc, false);
    while (lengthen(weight, count)) {
      Optional<Cycle> cycle = cycle();
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    return Optional.empty();
  }

  /** Follows each arc once; returns whether a path has become longer by a back arc. */
  private boolean lengthen(BigInteger weight, BigInteger count) {
    for (int i = 0; i < weights.length; i++) {
      for (int before : predecessors[i]) {
        relax(before, i, begins[before].add(weights[before].multiply(count)), false);
      }
    }
    boolean isChanged = false;
    for (BackArc arc : backArcs) {
      BigInteger end = begins[arc.from].add(weights[arc.from].multiply(count));
      isChanged |= relax(arc.from, arc.to, end.subtract(weight), true);
    }
    return isChanged;
  }

  private boolean relax(int from, int to, BigInteger begin, boolean isBack) {
    if (begin.compareTo(begins[to]) <= 0) {
      return false;
    }
    begins[to] = begin;
    parent[to] = from;
    isBehindBackArc[to] = isBack;
    return true;
  }

  /** A cycle of arcs that were the last to lengthen a path. */
  private Optional<Cycle> cycle() {
    int[] seenFrom = new int[parent.length];
    Arrays.fill(seenFrom, NONE);
    for (int i = 0; i < parent.length; i++) {
      int node = i;
      while (node != NONE && seenFrom[node] == NONE) {
        seenFrom[node] = i;
        node = parent[node];
      }
      if (node != NONE && seenFrom[node] == i) {
        return Optional.of(cycleThrough(node));
      }
    }
    return Optional.empty();
  }

  private Cycle cycleThrough(int node) {
    int last = node;
    while (!isBehindBackArc[last]) {
      last = parent[last];
    }
    List<Integer> nodes = new ArrayList<>();
    BigInteger weight = BigInteger.ZERO;
    int count = 0;
    int each = last;
    do {
      nodes.add(0, each);
      weight = weight.add(weights[each]);
      count += isBehindBackArc[each] ? 1 : 0;
      each = parent[each];
    } while (each != last);
    // They were followed backwards from the node behind a back arc, which comes first.
    nodes.add(0, nodes.remove(nodes.size() - 1));
    return new Cycle(nodes, weight, count);
  }
}
