package org.ratecut.pipeline.schedule;

import org.ratecut.pipeline.graph.Operations;

/**
 * The synchronous schedule, which exists at every period of at least the model's. In each period a
 * resource does its operations in topological order without a pause, and each operation reads only
 * what earlier periods, or earlier operations of the same resource, left. {@code docs/pipeline.md}
 * has the proof.
 */
public final class Synchronous {

  private Synchronous() {}

  /**
   * When each operation of inference 0 begins, in ticks. The stage of an operation, the number of
   * whole periods before it, is the largest of its predecessors', and one more than that of a
   * predecessor on another resource.
   *
   * @param period at least the model's, in ticks
   */
  public static long[] begins(Operations operations, long period) {
    long[] busy = new long[operations.resourceCount()];
    long[] stage = new long[operations.count()];
    long[] begins = new long[operations.count()];
    for (int i : operations.order()) {
      int resource = operations.resource(i);
      for (int before : operations.predecessors(i)) {
        int step = operations.resource(before) == resource ? 0 : 1;
        stage[i] = Math.max(stage[i], stage[before] + step);
      }
      begins[i] = Math.addExact(Math.multiplyExact(stage[i], period), busy[resource]);
      busy[resource] += operations.duration(i);
    }
    return begins;
  }
}
