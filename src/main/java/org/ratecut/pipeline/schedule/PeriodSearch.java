package org.ratecut.pipeline.schedule;

import org.ratecut.pipeline.graph.Operations;

/**
 * Looks for the shortest period with a schedule that fits in RAM, or that has few inferences in
 * flight. Longer periods are tried until one is good enough, and then those between it and the last
 * that was not.
 */
final class PeriodSearch {

  private static final double GROWTH = 1.08;
  private static final int BISECTIONS = 7;

  private final Operations operations;
  private final FixedPeriodSearch search;
  private final long seed;

  PeriodSearch(Operations operations, FixedPeriodSearch search, long seed) {
    this.operations = operations;
    this.search = search;
    this.seed = seed;
  }

  /**
   * The fastest schedule found that fits with at most this many inferences in flight; if none fits,
   * the one that lacks least.
   *
   * @param inFlight at least 1
   * @param tries how many schedules to look at for each period
   */
  Candidate fastest(long inFlight, int tries) {
    long shortest =
        Math.max(operations.modelPeriod(), ceilDiv(operations.criticalPath(), inFlight));
    Candidate alone = alone(tries);
    Candidate best = alone;
    long failed = shortest - 1;
    for (long period = shortest; period < alone.period(); period = longer(period)) {
      Candidate next = search.best(period, tries, seed);
      if (isGood(next, inFlight)) {
        best = next;
        break;
      }
      failed = period;
    }
    for (int i = 0; i < BISECTIONS && best.period() - failed > 1 && failed >= shortest; i++) {
      long middle = failed + (best.period() - failed) / 2;
      Candidate next = search.best(middle, tries, seed);
      if (isGood(next, inFlight)) {
        best = next;
      } else {
        failed = middle;
      }
    }
    return best;
  }

  /** One inference at a time. */
  private Candidate alone(int tries) {
    long plenty = 1;
    for (int i = 0; i < operations.count(); i++) {
      plenty = Math.addExact(plenty, operations.duration(i));
    }
    Candidate found = search.best(plenty, tries, seed);
    return search.candidate(Math.max(found.latency(), operations.modelPeriod()), found.begins());
  }

  private static boolean isGood(Candidate candidate, long inFlight) {
    return candidate.excess() == 0 && ceilDiv(candidate.latency(), candidate.period()) <= inFlight;
  }

  private static long longer(long period) {
    return Math.max(period + 1, (long) (period * GROWTH));
  }

  private static long ceilDiv(long a, long b) {
    return -Math.floorDiv(-a, b);
  }
}
