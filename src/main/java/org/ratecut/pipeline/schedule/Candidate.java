package org.ratecut.pipeline.schedule;

import java.util.Arrays;
import java.util.Comparator;
import org.ratecut.pipeline.Schedule;
import org.ratecut.pipeline.graph.Operations;
import org.ratecut.pipeline.memory.RamUse;

/** A schedule with what it is worth. */
final class Candidate {

  /** What fits is best; then what answers first; then what takes the least RAM. */
  static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingLong(Candidate::excess)
          .thenComparingLong(Candidate::latency)
          .thenComparingLong(Candidate::fullest);

  private final long period;
  private final long[] begins;
  private final long latency;
  private final long excess;
  private final long fullest;

  private Candidate(long period, long[] begins, long latency, long excess, long fullest) {
    this.period = period;
    this.begins = begins;
    this.latency = latency;
    this.excess = excess;
    this.fullest = fullest;
  }

  static Candidate of(
      Operations operations, RamUse ram, long[] available, long period, long[] begins) {
    Schedule schedule = operations.schedule(period, begins);
    long[] fullest = ram.fullest(period, begins);
    long excess = 0;
    for (int d = 0; d < fullest.length; d++) {
      excess += Math.max(0, fullest[d] - available[d]);
    }
    return new Candidate(
        period, begins.clone(), schedule.latency(), excess, Arrays.stream(fullest).sum());
  }

  boolean isBetterThan(Candidate other) {
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
