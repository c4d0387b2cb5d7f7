package org.ratecut.pipeline.schedule;

import java.util.Arrays;
import java.util.Comparator;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.graph.Operations;
import org.ratecut.pipeline.memory.RamUse;

/** A schedule with what it is worth. */
final class ScheduleCandidate {

  /**
   * What keeps loops of feedback is best; then what fits; then what answers first; then what takes
   * the least RAM.
   */
  static final Comparator<ScheduleCandidate> BEST_FIRST =
      Comparator.comparingLong(ScheduleCandidate::lateness)
          .thenComparingLong(ScheduleCandidate::excess)
          .thenComparingLong(ScheduleCandidate::latency)
          .thenComparingLong(ScheduleCandidate::fullest);

  private final long period;
  private final long[] begins;
  private final long lateness;
  private final long latency;
  private final long excess;
  private final long fullest;

  private ScheduleCandidate(
      long period, long[] begins, long lateness, long latency, long excess, long fullest) {
    this.period = period;
    this.begins = begins;
    this.lateness = lateness;
    this.latency = latency;
    this.excess = excess;
    this.fullest = fullest;
  }

  static ScheduleCandidate of(
      Operations operations, RamUse ram, long[] available, long period, long[] begins) {
    CyclicSchedule schedule = operations.schedule(period, begins);
    long[] fullest = ram.fullest(period, begins);
    long excess = 0;
    for (int d = 0; d < fullest.length; d++) {
      excess += Math.max(0, fullest[d] - available[d]);
    }
    return new ScheduleCandidate(
        period,
        begins.clone(),
        operations.lateness(period, begins),
        schedule.latency(),
        excess,
        Arrays.stream(fullest).sum());
  }

  boolean isBetterThan(ScheduleCandidate other) {
    return BEST_FIRST.compare(this, other) < 0;
  }

  /** In ticks. */
  long period() {
    return period;
  }

  /** Of all operations in inference 0, in ticks; not to be changed. */
  long[] begins() {
    return begins;
  }

  /** By how much operations are too early for the feedback that they need, summed, in ticks. */
  long lateness() {
    return lateness;
  }

  /** Of an inference, in ticks. */
  long latency() {
    return latency;
  }

  /** What devices lack of the RAM at their fullest moments, summed, in values. */
  long excess() {
    return excess;
  }

  /** RAM of all devices at their fullest moments, summed, in values. */
  long fullest() {
    return fullest;
  }
}
