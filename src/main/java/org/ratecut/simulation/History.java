package org.ratecut.simulation;

import java.util.Arrays;

/** When inferences began and ended. */
final class History {

  private static final int NOT_YET = -1;

  private final long[] begins;
  private final long[] ends;
  private final int[] missing;
  private int ended;

  /**
   * Nothing has happened.
   *
   * @param operations of each inference
   */
  History(int inferences, int operations) {
    begins = new long[inferences];
    ends = new long[inferences];
    missing = new int[inferences];
    Arrays.fill(begins, NOT_YET);
    Arrays.fill(missing, operations);
  }

  /** An operation of an inference begins. */
  void begin(int inference, long now) {
    if (begins[inference] == NOT_YET) {
      begins[inference] = now;
    }
  }

  /** An operation of an inference has ended; returns whether it was the last. */
  boolean end(int inference, long now) {
    if (--missing[inference] > 0) {
      return false;
    }
    ends[inference] = now;
    ended++;
    return true;
  }

  int endedCount() {
    return ended;
  }

  /** Of the inferences that have ended, which are the first. */
  long[] latencies() {
    long[] latencies = new long[ended];
    Arrays.setAll(latencies, k -> ends[k] - begins[k]);
    return latencies;
  }

  /** Inferences that ended per tick, without the first tenth; 0 where too few ended. */
  double ratePerTick() {
    int first = ended / 10;
    int last = ended - 1;
    return last <= first || ends[last] == ends[first]
        ? 0
        : (last - first) / (double) (ends[last] - ends[first]);
  }
}
