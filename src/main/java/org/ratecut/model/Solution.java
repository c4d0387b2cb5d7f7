package org.ratecut.model;

import java.util.Optional;

/**
 * The answer to a problem.
 *
 * @param assignment the best valid assignment found, if any
 * @param costBound a proven lower bound on the {@linkplain Objective cost} of every valid
 *     assignment: seconds per inference for the rate, values per inference for communication; zero
 *     where nothing is proved
 */
public record Solution(
    Problem problem,
    Optional<Assignment> assignment,
    Fraction costBound,
    Status status,
    StopReason stop) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if status and assignment contradict each other
   */
  public Solution {
    boolean found = status == Status.OPTIMAL || status == Status.FEASIBLE;
    if (found != assignment.isPresent()) {
      throw new InvalidModelException(
          "A solution with status %s must%s have an assignment."
              .formatted(status, found ? "" : " not"));
    }
    assignment.ifPresent(each -> each.requireFitting(problem));
  }

  /**
   * The proven upper bound on the inference rate, in inferences per second; empty where the
   * objective is another or nothing finite is proved.
   */
  public Optional<Fraction> rateBound() {
    boolean finite = problem.objective() == Objective.RATE && !costBound.isZero();
    return finite ? Optional.of(costBound.reciprocal()) : Optional.empty();
  }
}
