package org.ratecut.tune;

import java.time.Duration;
import java.util.Locale;
import org.ratecut.io.InputException;

/**
 * A plan whose first round has every problem once, with a time by which the halving must end, so
 * that the comparison behind it is in time too.
 */
public final class Schedule {

  /** What a tuning may take if nothing is said. */
  public static final Duration DEFAULT_BUDGET = Duration.ofMinutes(5);

  /** For the start of Java and the reading of the problem. */
  private static final Duration OVERHEAD_OF_RUN = Duration.ofSeconds(3);

  private static final Duration ENDLESS = Duration.ofDays(10_000);

  private final Plan plan;
  private final long endNanos;

  private Schedule(Plan plan, Duration halving) {
    this.plan = plan;
    this.endNanos = System.nanoTime() + halving.toNanos();
  }

  /**
   * A plan that takes its time.
   *
   * @param configurations to begin with, at least 2
   * @param seeds with which each problem is tried
   */
  public static Schedule unlimited(int configurations, Split split, int seeds) {
    int problems = split.tuning().size();
    return new Schedule(Plan.of(configurations, problems * seeds, problems), ENDLESS);
  }

  /**
   * The largest plan that a budget allows, counted from now.
   *
   * @param run what the search of one run takes at most
   * @param seeds with which each problem is tried
   * @throws InputException if the budget is too short for two configurations
   */
  public static Schedule within(Duration budget, Duration run, Split split, int seeds) {
    Duration whole = run.plus(OVERHEAD_OF_RUN);
    int problems = split.tuning().size();
    int trials = problems * seeds;
    long comparison = 2L * split.holdOut().size() * seeds;
    long least = Plan.of(2, trials, problems).runs() + comparison;
    long runs = budget.toMillis() / whole.toMillis();
    if (runs < least) {
      throw new InputException(
          "--budget",
          "",
          String.format(
              Locale.ROOT,
              "Two configurations on %d trials, and the comparison, are %d runs of about %.1f s;"
                  + " the budget allows %d.",
              trials,
              least,
              whole.toMillis() / 1e3,
              runs),
          "Allow more time, or use fewer seeds, fewer problems or a shorter time limit.");
    }
    Duration reserved = whole.multipliedBy(comparison);
    return new Schedule(Plan.within(runs - comparison, trials, problems), budget.minus(reserved));
  }

  public Plan plan() {
    return plan;
  }

  /** Whether no further run of the halving may begin. */
  public boolean isTimeUp() {
    return System.nanoTime() - endNanos >= 0;
  }
}
