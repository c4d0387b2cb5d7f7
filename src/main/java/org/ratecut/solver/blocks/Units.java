package org.ratecut.solver.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ratecut.evaluation.order.ExecutionOrder;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Problem;

/**
 * What a search moves as one: vertices that must be together, or that nothing is gained by parting.
 * Units are numbered along the dataflow, by the mean place of their vertices in it, so that a range
 * of numbers is what lies between two cuts.
 */
final class Units {

  private final Problem problem;
  private final int[][] members;
  private final int[] unitOf;
  private final boolean[] pinned;
  private final int[][] neighbours;

  private Units(Problem problem, int[] labels) {
    this.problem = problem;
    this.members = members(problem, labels);
    this.unitOf = new int[labels.length];
    this.pinned = new boolean[members.length];
    for (int u = 0; u < members.length; u++) {
      for (int v : members[u]) {
        unitOf[v] = u;
        pinned[u] |= problem.pins().isPinned(v);
      }
    }
    this.neighbours = neighbours();
  }

  /** Each vertex on its own, but for those that rules keep together. */
  static Units of(Problem problem) {
    int[] labels = IntStream.range(0, problem.vertexCount()).toArray();
    problem.rules().colocated().forEach(set -> set.forEachInt(v -> labels[v] = set.first()));
    return new Units(problem, labels);
  }

  /**
   * Coarser units: each that reads nothing, and of which just one other reads, joins its reader if
   * computing it there takes no longer than receiving its output.
   */
  Units withSourcesAtTheirReaders() {
    int[] labels = Arrays.stream(unitOf).toArray();
    for (int u = 0; u < members.length; u++) {
      int reader = onlyReader(u);
      if (reader >= 0 && !pinned[u] && !pinned[reader] && isSource(u) && isCheap(u)) {
        for (int v : members[u]) {
          labels[v] = reader;
        }
      }
    }
    return new Units(problem, labels);
  }

  /** Whether no unit but itself produces what it reads. */
  private boolean isSource(int unit) {
    return Arrays.stream(members[unit])
        .flatMap(v -> problem.network().incomingBroadcasts(v))
        .flatMap(b -> problem.network().broadcasts().get(b).producers().stream())
        .allMatch(producer -> unitOf[producer] == unit);
  }

  /** The one other unit that reads its output, or -1. */
  private int onlyReader(int unit) {
    int[] readers =
        Arrays.stream(members[unit])
            .map(problem.network()::outgoingBroadcast)
            .filter(b -> b >= 0)
            .flatMap(b -> problem.network().broadcasts().get(b).consumers().stream())
            .map(v -> unitOf[v])
            .filter(reader -> reader != unit)
            .distinct()
            .limit(2)
            .toArray();
    return readers.length == 1 ? readers[0] : -1;
  }

  private boolean isCheap(int unit) {
    long output = Arrays.stream(members[unit]).mapToLong(problem.network()::output).sum();
    return IntStream.range(0, problem.deviceCount())
        .allMatch(
            d ->
                Arrays.stream(members[unit]).mapToLong(v -> problem.work(d, v)).sum()
                    <= output * Math.max(0, problem.resources().unitsPerValue(d)));
  }

  private static int[][] members(Problem problem, int[] labels) {
    int[] order = ExecutionOrder.of(problem.network());
    int[] place = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    TreeMap<Integer, List<Integer>> byLabel = new TreeMap<>();
    for (int v = 0; v < labels.length; v++) {
      byLabel.computeIfAbsent(labels[v], key -> new ArrayList<>()).add(v);
    }
    return byLabel.values().stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .sorted(
            Comparator.comparingDouble(
                each -> Arrays.stream(each).map(v -> place[v]).average().orElseThrow()))
        .toArray(int[][]::new);
  }

  private int[][] neighbours() {
    List<TreeSet<Integer>> sets = new ArrayList<>();
    for (int u = 0; u < members.length; u++) {
      sets.add(new TreeSet<>());
    }
    for (Broadcast broadcast : problem.network().broadcasts()) {
      int[] from = broadcast.producers().stream().map(v -> unitOf[v]).distinct().toArray();
      int[] to = broadcast.consumers().stream().map(v -> unitOf[v]).distinct().toArray();
      for (int a : from) {
        for (int b : to) {
          if (a != b) {
            sets.get(a).add(b);
            sets.get(b).add(a);
          }
        }
      }
    }
    return sets.stream()
        .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  Problem problem() {
    return problem;
  }

  int count() {
    return members.length;
  }

  /** The vertices of a unit; not to be changed. */
  int[] members(int unit) {
    return members[unit];
  }

  int unitOf(int vertex) {
    return unitOf[vertex];
  }

  boolean isPinned(int unit) {
    return pinned[unit];
  }

  /** The units that send to it or get something of it; not to be changed. */
  int[] neighbours(int unit) {
    return neighbours[unit];
  }
}
