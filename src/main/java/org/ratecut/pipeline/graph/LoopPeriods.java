package org.ratecut.pipeline.graph;

import java.util.Arrays;

/**
 * Which periods the loops of feedback allow, whatever resources do: those at which no loop takes
 * longer than as many periods as it leads to the next inference. If the earliest begins that keep
 * all needs are found after each loop has been followed once, nothing drives them on for ever.
 */
final class LoopPeriods {

  private final Operations operations;
  private final int feedbackArcs;

  LoopPeriods(Operations operations) {
    this.operations = operations;
    this.feedbackArcs =
        (int)
            Arrays.stream(operations.order())
                .filter(i -> operations.lastWriters(i).length > 0)
                .count();
  }

  /** The shortest of them, in ticks. */
  long shortest() {
    long tooShort = -1;
    long enough = 0;
    for (int i = 0; i < operations.count(); i++) {
      enough = Math.addExact(enough, operations.duration(i));
    }
    while (enough - tooShort > 1) {
      long middle = tooShort + (enough - tooShort) / 2;
      if (isLongEnough(middle)) {
        enough = middle;
      } else {
        tooShort = middle;
      }
    }
    return enough;
  }

  private boolean isLongEnough(long period) {
    long[] begins = new long[operations.count()];
    for (int round = 0; round <= feedbackArcs; round++) {
      if (!postpone(begins, period)) {
        return true;
      }
    }
    return false;
  }

  /** Follows all arcs once; returns whether feedback has moved any begin. */
  private boolean postpone(long[] begins, long period) {
    boolean isMoved = false;
    for (int i : operations.order()) {
      for (int before : operations.predecessors(i)) {
        begins[i] = Math.max(begins[i], begins[before] + operations.duration(before));
      }
    }
    for (int i : operations.order()) {
      for (int writer : operations.lastWriters(i)) {
        long earliest = begins[writer] + operations.duration(writer) - period;
        isMoved |= earliest > begins[i];
        begins[i] = Math.max(begins[i], earliest);
      }
    }
    return isMoved;
  }
}
