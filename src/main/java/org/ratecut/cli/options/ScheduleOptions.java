package org.ratecut.cli.options;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.ratecut.cli.options.convert.DurationConverter;
import org.ratecut.pipeline.cpsat.Effort;
import org.ratecut.pipeline.schedule.ScheduleOutcome;
import org.ratecut.pipeline.schedule.SchedulePlanner;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which schedule to look for, and how long, as options. */
public final class ScheduleOptions {

  /** The heuristics count steps and need far less, also on a busy computer. */
  private static final Duration TIME_OF_HEURISTICS = Duration.ofMinutes(2);

  /** For CP-SAT where no time is given: a few seconds. */
  private static final double STEPS = 2;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description =
          "How many inferences may be in flight at most; as many as it takes unless given.")
  private Long inFlight;

  @Option(
      names = "--time-limit",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long to look for a better schedule. Without it steps are counted instead, for a few"
              + " seconds, so that every run finds the same.")
  private Duration timeLimit;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Number that random choices depend on; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private ThreadsOption threads;

  /** Rejects what makes no sense, before anything is read. */
  public void check() {
    threads.check();
    if (inFlight != null && inFlight < 1) {
      throw new ParameterException(spec.commandLine(), "--in-flight must be at least 1.");
    }
  }

  public long seed() {
    return seed;
  }

  /**
   * Looks for it.
   *
   * @param rows for how many numbers of inferences in flight to look for slower schedules too
   */
  public ScheduleOutcome search(SchedulePlanner planner, int rows, BooleanSupplier isCancelled) {
    long start = System.nanoTime();
    Duration limit = timeLimit == null ? TIME_OF_HEURISTICS : timeLimit;
    BooleanSupplier isStopped =
        () -> isCancelled.getAsBoolean() || System.nanoTime() - start > limit.toNanos();
    OptionalLong limitInFlight =
        inFlight == null ? OptionalLong.empty() : OptionalLong.of(inFlight);
    ScheduleOutcome outcome = planner.outcome(limitInFlight, rows, isStopped);
    return planner.improved(outcome, limitInFlight, effort(start), isCancelled);
  }

  private Effort effort(long start) {
    if (timeLimit == null) {
      return Effort.repeatable(STEPS, seed);
    }
    long left = timeLimit.toNanos() - (System.nanoTime() - start);
    return Effort.ofTime(Duration.ofNanos(Math.max(1, left)), threads.count(), seed);
  }
}
