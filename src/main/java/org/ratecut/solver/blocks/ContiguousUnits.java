package org.ratecut.solver.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ratecut.evaluation.order.ExecutionOrder;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Problem;

/** Units such that none reads one that comes after it. */
final class ContiguousUnits {

  private ContiguousUnits() {}

  /**
   * The members of each unit, in an order along the dataflow.
   *
   * @param labels the same for vertices that are together; units that read each other in a circle
   *     are joined
   */
  static int[][] members(Problem problem, int[] labels) {
    int[] dense = dense(labels);
    int[] component = circles(problem, dense).components();
    int[] joined = dense(IntStream.of(dense).map(unit -> component[unit]).toArray());
    TreeMap<Integer, List<Integer>> byUnit = new TreeMap<>();
    for (int v = 0; v < joined.length; v++) {
      byUnit.computeIfAbsent(joined[v], key -> new ArrayList<>()).add(v);
    }
    int[] order = circles(problem, joined).along(meanPlaces(problem, byUnit));
    return Arrays.stream(order)
        .mapToObj(u -> byUnit.get(u).stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** Numbered from 0, in the order of the labels. */
  private static int[] dense(int[] labels) {
    int[] distinct = IntStream.of(labels).distinct().sorted().toArray();
    return IntStream.of(labels).map(label -> Arrays.binarySearch(distinct, label)).toArray();
  }

  private static Circles circles(Problem problem, int[] unitOf) {
    int count = IntStream.of(unitOf).max().orElse(-1) + 1;
    List<Set<Integer>> readers = new ArrayList<>();
    for (int u = 0; u < count; u++) {
      readers.add(new TreeSet<>());
    }
    for (Broadcast broadcast : problem.network().ofOneInference().broadcasts()) {
      int[] from = broadcast.producers().stream().map(v -> unitOf[v]).distinct().toArray();
      int[] to = broadcast.consumers().stream().map(v -> unitOf[v]).distinct().toArray();
      for (int a : from) {
        Arrays.stream(to).filter(b -> a != b).forEach(readers.get(a)::add);
      }
    }
    return new Circles(readers);
  }

  private static double[] meanPlaces(Problem problem, SortedMap<Integer, List<Integer>> byUnit) {
    int[] order = ExecutionOrder.of(problem.network());
    int[] place = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    return byUnit.values().stream()
        .mapToDouble(each -> each.stream().mapToInt(v -> place[v]).average().orElseThrow())
        .toArray();
  }
}
