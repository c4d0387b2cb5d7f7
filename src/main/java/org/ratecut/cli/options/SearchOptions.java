package org.ratecut.cli.options;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.ratecut.budget.Budget;
import org.ratecut.cli.options.convert.DurationConverter;
import org.ratecut.cli.options.convert.GapConverter;
import org.ratecut.cli.options.convert.RateConverter;
import org.ratecut.model.exact.Fraction;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How much a search may spend, as options. */
public final class SearchOptions {

  private static final Duration DEFAULT_TIME = Duration.ofSeconds(60);
  private static final long DEFAULT_STEPS = 1_000;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--time-limit",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long to search, for instance 500ms, 60s or 2m; 60s unless steps are limited. Reading"
              + " the problem does not count.")
  private Duration timeLimit;

  @ArgGroup private Steps steps = new Steps();

  /** At most one of the two may be given. */
  static final class Steps {

    @Option(
        names = "--step-limit",
        paramLabel = "N",
        description =
            "How many steps to search; each solver defines its own. Without --time-limit, time"
                + " does not count.")
    private Long limit;

    @Option(
        names = "--deterministic",
        description =
            "The same as --step-limit 1000 --threads 1: the same result on every run and"
                + " computer.")
    private boolean deterministic;
  }

  @Option(
      names = "--target-rate",
      paramLabel = "RATE",
      converter = RateConverter.class,
      description =
          "Stop as soon as an assignment has this many inferences per second, or it is proved"
              + " that none can have them.")
  private Fraction targetRate;

  @Option(
      names = "--gap",
      paramLabel = "SHARE",
      converter = GapConverter.class,
      description =
          "Stop as soon as the best found is this close to the proven bound, for instance 1%%.")
  private Fraction targetGap;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Number that random choices depend on; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private ThreadsOption threads;

  /** Rejects what does not go together, before anything is read. */
  public void check() {
    require(steps.limit == null || steps.limit > 0, "--step-limit must be at least 1.");
    threads.check();
    require(
        !steps.deterministic || timeLimit == null,
        "--deterministic counts steps, not time; leave out --time-limit, or use --step-limit.");
  }

  private void require(boolean fulfilled, String message) {
    if (!fulfilled) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  long seed() {
    return seed;
  }

  /** A budget whose time runs from now. */
  public Budget start() {
    Budget budget = limits().withSeed(seed).withThreads(threadCount());
    Budget forRate = targetRate == null ? budget : budget.withTargetRate(targetRate);
    return targetGap == null ? forRate : forRate.withTargetGap(targetGap);
  }

  /** Time for a certificate of what the search proved: as much as the search had, from now. */
  public Budget startCertificate(BooleanSupplier isInterrupted) {
    return Budget.ofTime(timeLimit == null ? DEFAULT_TIME : timeLimit)
        .withSeed(seed)
        .withThreads(threadCount())
        .cancelledAlsoBy(isInterrupted);
  }

  private Budget limits() {
    if (steps.deterministic) {
      return Budget.ofSteps(DEFAULT_STEPS);
    }
    if (steps.limit == null) {
      return Budget.ofTime(timeLimit == null ? DEFAULT_TIME : timeLimit);
    }
    return timeLimit == null
        ? Budget.ofSteps(steps.limit)
        : Budget.ofTime(timeLimit).withStepLimit(steps.limit);
  }

  /** How many threads a search may use. */
  public int threads() {
    return threadCount();
  }

  private int threadCount() {
    return steps.deterministic ? threads.countOr(1) : threads.count();
  }
}
