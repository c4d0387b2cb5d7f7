package org.ratecut.pipeline.schedule;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.ratecut.pipeline.graph.Operations;

/**
 * Modulo scheduling by list (after Rau, 1994): operations in order of priority, each at the
 * earliest time at which its predecessors have ended and its resource is free in every period. No
 * operation fails to find a place, since {@link Reservations} keeps room for all.
 */
final class ListScheduler {

  private final Operations operations;
  private final long period;
  private final long[] loads;

  /**
   * Of operations that read feedback, the position of the first reader of what they bring; 0 of
   * others. They come when nothing else can, just before what needs them, so that the value of the
   * inference before has time to arrive.
   */
  private final int[] turn;

  /**
   * A scheduler.
   *
   * @param period at least the model's, in ticks
   */
  ListScheduler(Operations operations, long period) {
    this.operations = operations;
    this.period = period;
    this.loads = operations.loads();
    this.turn = new int[operations.count()];
    int[] order = operations.order();
    for (int k = order.length - 1; k >= 0; k--) {
      for (int before : operations.predecessors(order[k])) {
        if (operations.lastWriters(before).length > 0) {
          turn[before] = k + 1;
        }
      }
    }
  }

  /**
   * When each operation of inference 0 begins, in ticks.
   *
   * @param priority of each operation; of those that may be placed, the one with the largest is
   */
  long[] begins(double[] priority) {
    Reservations[] reserved = new Reservations[loads.length];
    int[] missing = new int[operations.count()];
    PriorityQueue<Integer> ready =
        new PriorityQueue<>(
            Comparator.comparingInt((Integer i) -> turn[i])
                .thenComparingDouble(i -> -priority[i])
                .thenComparingInt(Integer::intValue));
    for (int i = 0; i < missing.length; i++) {
      missing[i] = operations.predecessors(i).length;
      if (missing[i] == 0) {
        ready.add(i);
      }
    }
    long[] begins = new long[missing.length];
    while (!ready.isEmpty()) {
      int next = ready.remove();
      for (int after : operations.successors(next)) {
        if (turn[next] > 0) {
          begins[next] = Math.max(begins[next], begins[after] - operations.duration(next));
        }
      }
      begins[next] = place(next, begins[next], reserved);
      long end = Math.addExact(begins[next], operations.duration(next));
      for (int after : operations.successors(next)) {
        begins[after] = Math.max(begins[after], end);
        if (--missing[after] == 0) {
          ready.add(after);
        }
      }
    }
    return begins;
  }

  private long place(int operation, long earliest, Reservations[] reserved) {
    int resource = operations.resource(operation);
    if (reserved[resource] == null) {
      reserved[resource] = new Reservations(period, loads[resource]);
    }
    long begin = reserved[resource].earliest(earliest, operations.duration(operation));
    reserved[resource].reserve(begin, operations.duration(operation));
    return begin;
  }
}
