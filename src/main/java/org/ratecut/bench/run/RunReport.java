package org.ratecut.bench.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.ratecut.bench.Execution;
import org.ratecut.bench.Outcome;
import org.ratecut.bench.RunAnswer;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.suite.PlannedRun;
import org.ratecut.io.InputException;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;

/** Makes a result of what a process left behind. */
final class RunReport {

  private static final int VALID = 0;
  private static final int INFEASIBLE = 3;
  private static final int NOTHING_FOUND = 4;

  private final PlannedRun run;
  private final Execution execution;
  private final Duration grace;

  /**
   * Prepares the report of a process.
   *
   * @param grace that it had beyond its time limit
   */
  RunReport(PlannedRun run, Execution execution, Duration grace) {
    this.run = run;
    this.execution = execution;
    this.grace = grace;
  }

  /** Empty if the search was interrupted from outside: what it says then compares with nothing. */
  Optional<RunResult> read(RunFolder folder) {
    OptionalInt exitCode = execution.exitCode();
    if (exitCode.isEmpty()) {
      String message = "It was still running %d s after its time limit.";
      return Optional.of(failed(folder, message.formatted(grace.toSeconds())));
    }
    int code = exitCode.getAsInt();
    if (code != VALID && code != INFEASIBLE && code != NOTHING_FOUND) {
      return Optional.of(failed(folder, ErrorText.of(code, folder.err(), folder.out())));
    }
    try {
      RunAnswer answer = new AnswerFile().read(folder.out());
      return answer.stop() == StopReason.INTERRUPTED
          ? Optional.empty()
          : Optional.of(answered(folder, answer));
    } catch (InputException e) {
      return Optional.of(failed(folder, "Its answer cannot be read: " + firstLine(e)));
    }
  }

  private RunResult answered(RunFolder folder, RunAnswer answer) {
    Outcome outcome = outcome(answer);
    Optional<String> rejection = TraceFile.read(folder.trace()).rejection();
    return outcome == Outcome.NONE && rejection.isPresent()
        ? result(folder, Outcome.INVALID, rejection, Optional.of(answer))
        : result(folder, outcome, Optional.empty(), Optional.of(answer));
  }

  private static Outcome outcome(RunAnswer answer) {
    if (answer.assignment().isPresent()) {
      return Outcome.SOLVED;
    }
    return answer.status() == Status.INFEASIBLE ? Outcome.INFEASIBLE : Outcome.NONE;
  }

  private RunResult failed(RunFolder folder, String message) {
    return result(folder, Outcome.FAILED, Optional.of(message), Optional.empty());
  }

  private RunResult result(
      RunFolder folder, Outcome outcome, Optional<String> message, Optional<RunAnswer> answer) {
    return new RunResult(
        run.number(),
        run.spec(),
        outcome,
        message,
        answer,
        TraceFile.read(folder.trace()).points(),
        execution);
  }

  private static String firstLine(InputException e) {
    return e.getMessage().lines().findFirst().orElse("");
  }
}
