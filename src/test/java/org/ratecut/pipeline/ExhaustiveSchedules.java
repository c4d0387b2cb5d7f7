package org.ratecut.pipeline;

import org.ratecut.pipeline.graph.Buffer;
import org.ratecut.pipeline.graph.Operations;

/**
 * Tries every schedule of a few operations with begins in whole ticks. That is no loss: rounding
 * all begins of a schedule down keeps every difference that is at least a whole number.
 */
final class ExhaustiveSchedules {

  private final Operations operations;
  private final long[] available;
  private final long period;
  private final long[] begins;
  private final int[] order;
  private long best;

  ExhaustiveSchedules(Operations operations, long[] available, long period) {
    this.operations = operations;
    this.available = available;
    this.period = period;
    this.begins = new long[operations.count()];
    this.order = operations.order();
  }

  /** The shortest latency of a schedule that fits and is below a limit; else the limit. */
  long shortestLatency(long limit) {
    best = limit;
    place(0);
    return best;
  }

  private void place(int next) {
    if (next == order.length) {
      long latency = latency();
      if (latency < best && fits(latency)) {
        best = latency;
      }
      return;
    }
    int i = order[next];
    long ready = 0;
    for (int before : operations.predecessors(i)) {
      ready = Math.max(ready, begins[before] + operations.duration(before));
    }
    for (begins[i] = ready; begins[i] + operations.duration(i) < best; begins[i]++) {
      if (isFree(next)) {
        place(next + 1);
      }
    }
  }

  /** Whether the operation placed last overlaps none of its resource, in any period. */
  private boolean isFree(int next) {
    int i = order[next];
    for (int k = 0; k < next; k++) {
      int j = order[k];
      if (operations.resource(i) == operations.resource(j)) {
        long after = Math.floorMod(begins[i] - begins[j], period);
        if (after + operations.duration(i) > period || after < operations.duration(j)) {
          boolean together =
              after == 0 && Math.min(operations.duration(i), operations.duration(j)) == 0;
          if (!together) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private long latency() {
    long end = 0;
    for (int i = 0; i < begins.length; i++) {
      end = Math.max(end, begins[i] + operations.duration(i));
    }
    return end;
  }

  /** Tick by tick. */
  private boolean fits(long latency) {
    for (long t = 0; t < period; t++) {
      long[] used = new long[available.length];
      for (int d = 0; d < used.length; d++) {
        used[d] = operations.constantMemory(d);
      }
      for (Buffer buffer : operations.buffers()) {
        long from = begins[buffer.operation()];
        long until = from + operations.duration(buffer.operation());
        for (int reader : buffer.readers()) {
          until = Math.max(until, begins[reader] + operations.duration(reader));
        }
        until = buffer.isKept() ? latency : until;
        for (long at = t; at < until; at += period) {
          used[buffer.device()] += at >= from ? buffer.size() : 0;
        }
      }
      for (int d = 0; d < used.length; d++) {
        if (used[d] > available[d]) {
          return false;
        }
      }
    }
    return true;
  }
}
