package org.ratecut.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.ratecut.model.Assignment;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Support;

/** Made-up runs for tests. */
public final class RunResults {

  private static final Environment ENVIRONMENT =
      new Environment("a cpu", 2, "Linux 6 amd64", "OpenJDK 17", "0.1.0", "9.15", "1.32");

  private RunResults() {}

  /** A run that found a rate and proved twice that as a bound. */
  public static RunResult solved(int run, RunSpec spec, double rate, Assignment assignment) {
    return new RunResult(
        run,
        spec,
        Outcome.SOLVED,
        Optional.empty(),
        Optional.of(
            new RunAnswer(
                Status.FEASIBLE,
                StopReason.TIME_LIMIT,
                OptionalDouble.of(rate),
                OptionalDouble.of(2 * rate),
                Optional.of(Support.TWO_SOLVERS),
                OptionalDouble.of(0.5),
                OptionalLong.of(6),
                1.5,
                Optional.of(assignment))),
        List.of(
            new TracePoint(0.1, OptionalDouble.of(rate / 2), OptionalDouble.empty(), "seeds"),
            new TracePoint(0.2, OptionalDouble.of(rate), OptionalDouble.empty(), "anneal"),
            new TracePoint(0.3, OptionalDouble.empty(), OptionalDouble.of(2 * rate), "memory")),
        execution(OptionalInt.of(0)));
  }

  /** A run that had to be ended. */
  public static RunResult failed(int run, RunSpec spec) {
    return new RunResult(
        run,
        spec,
        Outcome.FAILED,
        Optional.of("It was still running 30 s after its time limit."),
        Optional.empty(),
        List.of(),
        execution(OptionalInt.empty()));
  }

  /** A run without an answer worth the name. */
  public static RunResult none(int run, RunSpec spec) {
    return new RunResult(
        run,
        spec,
        Outcome.NONE,
        Optional.empty(),
        Optional.of(
            new RunAnswer(
                Status.UNKNOWN,
                StopReason.EXHAUSTED,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                0.2,
                Optional.empty())),
        List.of(),
        execution(OptionalInt.of(4)));
  }

  /** One solver with default settings on one problem. */
  public static RunSpec spec(String problem, String solver, long seed) {
    return new RunSpec(
        problem,
        solver,
        solver,
        Optional.empty(),
        List.of(),
        seed,
        1,
        Duration.ofMillis(1500),
        OptionalLong.empty(),
        "512m");
  }

  private static Execution execution(OptionalInt exitCode) {
    return new Execution(
        "java -Xmx512m -jar ratecut.jar solve tiny/chain",
        Instant.parse("2026-01-31T12:00:00Z"),
        2.25,
        exitCode,
        ENVIRONMENT);
  }
}
