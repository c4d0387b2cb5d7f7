package org.ratecut;

import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.Solution;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.tidy.Tidying;

/** Puts a tidier assignment in the place of what a search found. What is proved stays. */
final class LastPass {

  private static final String SOURCE = "tidy";

  private final Problem problem;
  private final Budget budget;
  private final Incumbent incumbent;

  /**
   * Prepares the pass.
   *
   * @param incumbent of the search, which hears of it where the rate is better, too
   */
  LastPass(Problem problem, Budget budget, Incumbent incumbent) {
    this.problem = problem;
    this.budget = budget;
    this.incumbent = incumbent;
  }

  Solution run(Solution found) {
    Optional<Assignment> tidy =
        budget.isCancelled()
            ? Optional.empty()
            : found.assignment().flatMap(new Tidying(problem, budget)::tidy);
    return tidy.map(each -> replace(found, each)).orElse(found);
  }

  private Solution replace(Solution found, Assignment tidy) {
    return incumbent.offer(tidy, SOURCE)
        ? incumbent.toSolution(found.stop())
        : found.withAssignment(tidy);
  }
}
