package org.ratecut.pipeline.schedule;

import java.util.Arrays;
import org.ratecut.pipeline.graph.Operations;

/**
 * Makes a schedule keep loops of feedback where other whole periods of its operations are enough,
 * or a later begin of those that read feedback. On each resource their order and offsets stay, so
 * that it stays a schedule.
 */
final class LoopStages {

  private final Operations operations;
  private final long period;

  LoopStages(Operations operations, long period) {
    this.operations = operations;
    this.period = period;
  }

  /** Begins that keep all loops, or, where none are found, the given ones. */
  long[] repaired(long[] begins) {
    if (operations.lateness(period, begins) == 0) {
      return begins;
    }
    long[] found = withOtherStages(begins);
    if (operations.lateness(period, found) == 0) {
      return found;
    }
    long[] late = begins.clone();
    readLater(late);
    found = withOtherStages(late);
    return operations.lateness(period, found) == 0 ? found : begins;
  }

  /** The earliest whole periods that keep all needs; the same begins if there are none. */
  private long[] withOtherStages(long[] begins) {
    long[] next = begins.clone();
    Arrays.setAll(next, i -> Math.floorMod(begins[i], period));
    int rounds = (int) Arrays.stream(operations.order()).filter(this::readsFeedback).count();
    for (int round = 0; round <= rounds; round++) {
      for (int i : operations.order()) {
        for (int before : operations.predecessors(i)) {
          postpone(next, i, next[before] + operations.duration(before));
        }
      }
      boolean isMoved = false;
      for (int i : operations.order()) {
        for (int writer : operations.lastWriters(i)) {
          isMoved |= postpone(next, i, next[writer] + operations.duration(writer) - period);
        }
      }
      if (!isMoved) {
        return next;
      }
    }
    return begins;
  }

  private boolean readsFeedback(int operation) {
    return operations.lastWriters(operation).length > 0;
  }

  private boolean postpone(long[] begins, int operation, long earliest) {
    long wait = earliest - begins[operation];
    if (wait <= 0) {
      return false;
    }
    begins[operation] += -Math.floorDiv(-wait, period) * period;
    return true;
  }

  /** What reads feedback begins as late as those after it, and others of its resource, allow. */
  private void readLater(long[] begins) {
    long[] room = new LateShift(operations, period).room(begins);
    for (int i : operations.order()) {
      int[] after = operations.successors(i);
      if (readsFeedback(i) && after.length > 0) {
        long latest = Arrays.stream(after).mapToLong(next -> begins[next]).min().orElseThrow();
        begins[i] += Math.max(0, Math.min(room[i], latest - begins[i] - operations.duration(i)));
      }
    }
  }
}
