package org.ratecut.testing.metamorphic;

import java.util.Optional;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.testing.ExhaustiveSearch;

/**
 * A problem and what trying all assignments says about it.
 *
 * @param isSearched whether they are few enough to try them all
 * @param optimum a best assignment; empty if none is valid or they are too many
 */
record Known(Problem problem, boolean isSearched, Optional<Assignment> optimum) {

  private static final double MAX_ASSIGNMENTS = 7_000;

  static Known of(Problem problem) {
    double free = problem.vertexCount() - problem.pins().pinnedCount();
    if (Math.pow(problem.deviceCount(), free) > MAX_ASSIGNMENTS || problem.vertexCount() > 12) {
      return nothing(problem);
    }
    return new Known(
        problem, true, ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::assignment));
  }

  /** Without trying any assignment. */
  static Known nothing(Problem problem) {
    return new Known(problem, false, Optional.empty());
  }

  Optional<Evaluation> evaluation() {
    return optimum.map(assignment -> Evaluator.evaluate(problem, assignment));
  }

  Optional<Ratio> cost() {
    return evaluation().map(each -> Ratio.of(each.cost(problem.objective())));
  }
}
