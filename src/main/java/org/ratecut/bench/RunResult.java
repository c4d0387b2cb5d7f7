package org.ratecut.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.ratecut.model.solution.Support;

/**
 * What came of a run.
 *
 * @param run its number in the matrix of the suite, from 0
 * @param spec what was run
 * @param outcome in one word
 * @param message why there is no valid assignment, for a run that is {@link Outcome#INVALID} or
 *     {@link Outcome#FAILED}; one line
 * @param answer what the solver reported; present unless the run failed
 * @param trace the news of the search in order of time, also of one that failed
 * @param execution how and where it ran
 */
public record RunResult(
    int run,
    RunSpec spec,
    Outcome outcome,
    Optional<String> message,
    Optional<RunAnswer> answer,
    List<TracePoint> trace,
    Execution execution) {

  /**
   * Checks that the parts do not contradict each other.
   *
   * @throws IllegalArgumentException if they do
   */
  public RunResult {
    trace = List.copyOf(trace);
    boolean failed = outcome == Outcome.FAILED;
    if (failed == answer.isPresent()) {
      throw new IllegalArgumentException("A run has an answer exactly if it has not failed.");
    }
    boolean found = answer.flatMap(RunAnswer::assignment).isPresent();
    if ((outcome == Outcome.SOLVED) != found) {
      throw new IllegalArgumentException("A run has an assignment exactly if it is solved.");
    }
    if ((failed || outcome == Outcome.INVALID) != message.isPresent()) {
      throw new IllegalArgumentException(
          "A run has a message exactly if it failed or has nothing valid.");
    }
  }

  /** The rate of the answer; empty if there is none, or no finite one. */
  public OptionalDouble rate() {
    return ofAnswer(RunAnswer::rate);
  }

  /** The proven upper bound of the answer; empty if nothing is proved. */
  public OptionalDouble upperBound() {
    return ofAnswer(RunAnswer::upperBound);
  }

  /** What the proof of the bound rests on; empty if nothing is proved, or nothing is said of it. */
  public Optional<Support> boundSupport() {
    return answer.flatMap(RunAnswer::boundSupport);
  }

  /** The proven gap of the answer, from 0 to 1. */
  public OptionalDouble gap() {
    return ofAnswer(RunAnswer::gap);
  }

  /** When the search found its best assignment, in seconds; empty if it found none. */
  public OptionalDouble secondsToBest() {
    return trace.stream()
        .filter(point -> point.rate().isPresent())
        .mapToDouble(TracePoint::seconds)
        .max();
  }

  private OptionalDouble ofAnswer(Function<RunAnswer, OptionalDouble> value) {
    return answer.map(value).orElse(OptionalDouble.empty());
  }
}
