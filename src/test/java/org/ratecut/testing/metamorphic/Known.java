package org.ratecut.testing.metamorphic;

import java.util.Optional;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.testing.BigIntegerReferee;
import org.ratecut.testing.BigIntegerReferee.Cost;
import org.ratecut.testing.ExhaustiveSearch;

/**
 * A problem and what trying all assignments says about it, by a referee that shares no code with
 * the program.
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
    Best best = new Best(new BigIntegerReferee(problem));
    ExhaustiveSearch.forEachAssignment(problem, best::look);
    return new Known(problem, true, Optional.ofNullable(best.assignment));
  }

  /** Without trying any assignment. */
  static Known nothing(Problem problem) {
    return new Known(problem, false, Optional.empty());
  }

  Optional<Evaluation> evaluation() {
    return optimum.map(assignment -> Evaluator.evaluate(problem, assignment));
  }

  Optional<Ratio> cost() {
    return optimum.flatMap(best -> BigIntegerReferee.cost(problem, best)).map(Ratio::of);
  }

  /** The first of the cheapest assignments looked at. */
  private static final class Best {

    private final BigIntegerReferee referee;
    private Assignment assignment;
    private Cost cost;

    Best(BigIntegerReferee referee) {
      this.referee = referee;
    }

    void look(Assignment candidate) {
      referee
          .cost(candidate)
          .filter(each -> cost == null || each.compareTo(cost) < 0)
          .ifPresent(
              each -> {
                assignment = candidate;
                cost = each;
              });
    }
  }
}
