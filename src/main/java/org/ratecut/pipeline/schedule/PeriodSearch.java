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
  private final PlanSearch search;
  private final boolean mayFit;

  /**
   * A search.
   *
   * @param mayFit whether anything fits at any period; else only the number in flight counts
   */
  PeriodSearch(Operations operations, PlanSearch search, boolean mayFit) {
    this.operations = operations;
    this.search = search;
    this.mayFit = mayFit;
  }

  /**
   * The fastest schedule found that fits with at most this many inferences in flight; if none fits,
   * the one that lacks least.
   *
   * @param inFlight at least 1
   * @param tries how many schedules to look at for each period
   */
  SchedulePlan fastest(long inFlight, int tries) {
    long shortest =
        Math.max(operations.modelPeriod(), ceilDiv(operations.criticalPath(), inFlight));
    SchedulePlan alone = alone(tries);
    SchedulePlan best = alone;
    long failed = shortest - 1;
    for (long period = shortest; period < alone.schedule().period(); period = longer(period)) {
      SchedulePlan next = search.best(period, tries);
      if (isGood(next, inFlight)) {
        best = next;
        break;
      }
      failed = period;
    }
    for (int i = 0;
        i < BISECTIONS && best.schedule().period() - failed > 1 && failed >= shortest;
        i++) {
      long middle = failed + (best.schedule().period() - failed) / 2;
      SchedulePlan next = search.best(middle, tries);
      if (isGood(next, inFlight)) {
        best = next;
      } else {
        failed = middle;
      }
    }
    return best;
  }

  /** One inference at a time. */
  private SchedulePlan alone(int tries) {
    long plenty = 1;
    for (int i = 0; i < operations.count(); i++) {
      plenty = Math.addExact(plenty, operations.duration(i));
    }
    SchedulePlan found = search.best(plenty, tries);
    long period = Math.max(found.schedule().latency(), operations.modelPeriod());
    return search.plan(period, found.begins());
  }

  private boolean isGood(SchedulePlan plan, long inFlight) {
    return plan.keepsFeedback()
        && (plan.fits() || !mayFit)
        && plan.schedule().inFlight() <= inFlight;
  }

  private static long longer(long period) {
    return Math.max(period + 1, (long) (period * GROWTH));
  }

  private static long ceilDiv(long a, long b) {
    return -Math.floorDiv(-a, b);
  }
}
