package org.ratecut;

import java.util.List;
import java.util.Optional;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.evaluation.Gap;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Withdrawal;

/**
 * What a search or a proof found out. All figures of the assignment are the referee's ({@link
 * Evaluator}), never a solver's own.
 */
public final class Result {

  private final Solution solution;
  private final Optional<Evaluation> evaluation;

  private Result(Solution solution, Optional<Evaluation> evaluation) {
    this.solution = solution;
    this.evaluation = evaluation;
  }

  static Result of(Solution solution) {
    return new Result(
        solution,
        solution.assignment().map(found -> Evaluator.evaluate(solution.problem(), found)));
  }

  /** The problem that was solved. */
  public Problem problem() {
    return solution.problem();
  }

  /** The best valid assignment found; present exactly if the status is optimal or feasible. */
  public Optional<Assignment> assignment() {
    return solution.assignment();
  }

  /** Memory, load, traffic and bottleneck of the assignment; empty without one. */
  public Optional<Evaluation> evaluation() {
    return evaluation;
  }

  /** Inferences per second; empty without an assignment, or where no finite rate describes it. */
  public Optional<Fraction> inferenceRate() {
    return evaluation.flatMap(Evaluation::inferenceRate);
  }

  /** The strongest statement proved about all valid assignments, if any. */
  public Optional<Bound> bound() {
    return solution.bound();
  }

  /**
   * No valid assignment has more inferences per second than this; empty where the objective is
   * another, nothing finite is proved, or no valid assignment exists.
   */
  public Optional<Fraction> rateBound() {
    return solution.rateBound();
  }

  /**
   * How far from the best possible the assignment is at most, from 0 to 1, where 0 is proved to be
   * the best; see {@link Gap}. Empty without an assignment or without a bound.
   */
  public Optional<Double> gap() {
    return evaluation.flatMap(found -> Gap.of(problem().objective(), found, bound()));
  }

  /** What is known of the problem now. */
  public Status status() {
    return solution.status();
  }

  /** Why the search or the proof ended. */
  public StopReason stop() {
    return solution.stop();
  }

  /** Statements that were taken for proved and are wrong; empty unless something is faulty. */
  public List<Withdrawal> withdrawals() {
    return solution.withdrawals();
  }

  /** The same without the evaluation. */
  public Solution solution() {
    return solution;
  }
}
