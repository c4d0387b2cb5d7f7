package org.ratecut.model.solution;

import java.util.List;
import java.util.Optional;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;

/**
 * The answer to a problem.
 *
 * @param assignment the best valid assignment found, if any
 * @param bound the strongest statement proved about all valid assignments, if any
 * @param withdrawals statements that were taken for proved and are wrong; empty unless something is
 *     faulty
 */
public record Solution(
    Problem problem,
    Optional<Assignment> assignment,
    Optional<Bound> bound,
    Status status,
    StopReason stop,
    List<Withdrawal> withdrawals) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if status and assignment contradict each other
   */
  public Solution {
    withdrawals = List.copyOf(withdrawals);
    boolean found = status == Status.OPTIMAL || status == Status.FEASIBLE;
    if (found != assignment.isPresent()) {
      throw new InvalidModelException(
          "A solution with status %s must%s have an assignment."
              .formatted(status, found ? "" : " not"));
    }
    assignment.ifPresent(each -> each.requireFitting(problem));
  }

  /** An answer of which nothing had to be withdrawn. */
  public Solution(
      Problem problem,
      Optional<Assignment> assignment,
      Optional<Bound> bound,
      Status status,
      StopReason stop) {
    this(problem, assignment, bound, status, stop, List.of());
  }

  /** The same with another assignment, as good for the objective; only where there is one. */
  public Solution withAssignment(Assignment other) {
    return new Solution(problem, Optional.of(other), bound, status, stop, withdrawals);
  }

  /**
   * A proven lower bound on the {@linkplain Objective cost} of every valid assignment: seconds per
   * inference for the rate, values per inference for communication; zero where nothing is proved.
   */
  public Fraction costBound() {
    return bound.flatMap(Bound::cost).orElse(Fraction.ZERO);
  }

  /**
   * The proven upper bound on the inference rate, in inferences per second; empty where the
   * objective is another or nothing finite is proved.
   */
  public Optional<Fraction> rateBound() {
    return problem.objective() == Objective.RATE
        ? bound.flatMap(Bound::inferenceRate)
        : Optional.empty();
  }
}
