package org.ratecut.pipeline.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ratecut.pipeline.graph.Operations;

/**
 * The cyclic order in which each resource does its operations, period after period, and the
 * schedules that follow from it.
 *
 * <p>Operations are placed in topological order, each at the earliest time that is right: after its
 * predecessors and, modulo the period, between those of its resource that are there, with room left
 * for all that come between them in the cyclic order. There is room in the beginning, when a
 * resource has a whole period for its operations, and no placement takes it away; so every
 * operation finds a place whatever the orders are.
 */
final class CyclicOrders {

  private static final long UNPLACED = -1;

  private final Operations operations;
  private final long period;
  private final int[] placing;
  private final int[][] orders;
  private final int[] positions;

  /** How much later than necessary each resource does the operation that is placed first. */
  private final long[] delays;

  private CyclicOrders(Operations operations, long period, int[] placing, int[][] orders) {
    this.operations = operations;
    this.period = period;
    this.placing = placing;
    this.orders = orders;
    this.positions = new int[operations.count()];
    this.delays = new long[orders.length];
    for (int[] order : orders) {
      number(order);
    }
  }

  /** The orders that a schedule has. */
  static CyclicOrders of(Operations operations, long period, long[] begins) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int r = 0; r < operations.resourceCount(); r++) {
      lists.add(new ArrayList<>());
    }
    for (int i = 0; i < operations.count(); i++) {
      lists.get(operations.resource(i)).add(i);
    }
    int[][] orders = new int[lists.size()][];
    for (int r = 0; r < orders.length; r++) {
      lists
          .get(r)
          .sort(
              Comparator.comparingLong((Integer i) -> Math.floorMod(begins[i], period))
                  .thenComparingLong(operations::duration));
      orders[r] = lists.get(r).stream().mapToInt(Integer::intValue).toArray();
    }
    return new CyclicOrders(operations, period, placing(operations), orders);
  }

  /** The most urgent first: those with the longest chain after them, which is topological. */
  private static int[] placing(Operations operations) {
    double[] height = Heights.of(operations);
    return Arrays.stream(operations.order())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -height[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void number(int[] order) {
    for (int p = 0; p < order.length; p++) {
      positions[order[p]] = p;
    }
  }

  /** The number of operations of a resource. */
  int size(int resource) {
    return orders[resource].length;
  }

  /** Moves an operation of a resource from one position to another. */
  void move(int resource, int from, int to) {
    int[] order = orders[resource];
    int moved = order[from];
    if (from < to) {
      System.arraycopy(order, from + 1, order, from, to - from);
    } else {
      System.arraycopy(order, to, order, to + 1, from - to);
    }
    order[to] = moved;
    number(order);
  }

  /** How much later than necessary a resource does the operation that is placed first, in ticks. */
  long delay(int resource) {
    return delays[resource];
  }

  void setDelay(int resource, long delay) {
    delays[resource] = delay;
  }

  /** When each operation of inference 0 begins, in ticks. */
  long[] begins() {
    long[] begins = new long[operations.count()];
    Arrays.fill(begins, UNPLACED);
    for (int i : placing) {
      long ready = 0;
      for (int before : operations.predecessors(i)) {
        ready = Math.max(ready, begins[before] + operations.duration(before));
      }
      begins[i] = place(i, ready, begins);
    }
    return begins;
  }

  private long place(int operation, long ready, long[] begins) {
    int[] order = orders[operations.resource(operation)];
    int here = positions[operation];
    long roomBefore = 0;
    int before = previous(order, here);
    while (before != here && begins[order[before]] == UNPLACED) {
      roomBefore += operations.duration(order[before]);
      before = previous(order, before);
    }
    if (before == here) {
      return ready + delays[operations.resource(operation)];
    }
    long roomAfter = operations.duration(operation);
    int after = next(order, here);
    while (begins[order[after]] == UNPLACED) {
      roomAfter += operations.duration(order[after]);
      after = next(order, after);
    }
    long free = begins[order[before]] + operations.duration(order[before]);
    long gap = Math.floorMod(begins[order[after]] - free, period);
    if (before == after) {
      gap = period - operations.duration(order[before]);
    } else if (gap == 0 && roomBefore + roomAfter > 0) {
      // There is room for what comes between them, so they touch the other way round.
      gap = period;
    }
    long late = Math.floorMod(ready - free - roomBefore, period);
    return late <= gap - roomBefore - roomAfter ? ready : ready + period - late;
  }

  private static int previous(int[] order, int position) {
    return position == 0 ? order.length - 1 : position - 1;
  }

  private static int next(int[] order, int position) {
    return position + 1 == order.length ? 0 : position + 1;
  }
}
