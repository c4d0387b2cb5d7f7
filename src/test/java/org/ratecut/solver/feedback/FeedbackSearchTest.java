package org.ratecut.solver.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.Ratecut;
import org.ratecut.Result;
import org.ratecut.SolveOptions;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Bottleneck;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Status;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.FeedbackProblems;

/** Searches and bounds of problems with loops of feedback, against all assignments. */
class FeedbackSearchTest {

  @Test
  void enumerationFindsTheBestWithLoops() {
    int limited = 0;
    for (long seed = 0; seed < 150; seed++) {
      Problem problem = FeedbackProblems.upTo(6, 3, seed);
      Optional<ExhaustiveSearch.Optimum> optimum = ExhaustiveSearch.optimum(problem);
      Result result =
          Ratecut.solve(problem, Budget.ofSteps(100_000), SolveOptions.with("enumerate"));
      requireOptimum(problem, optimum, result);
      limited += isLimited(optimum, problem) ? 1 : 0;
    }
    assertThat(limited).isGreaterThan(2);
  }

  @Test
  void searchesAreHonestAndMostlyFindTheBest() {
    int solved = 0;
    int best = 0;
    for (long seed = 0; seed < 15; seed++) {
      Problem problem = FeedbackProblems.upTo(6, 3, seed);
      Optional<ExhaustiveSearch.Optimum> optimum = ExhaustiveSearch.optimum(problem);
      for (String solver : new String[] {"portfolio", "anneal", "best-fit"}) {
        Result result = Ratecut.solve(problem, Budget.ofSteps(200), SolveOptions.with(solver));
        result.bound().ifPresent(bound -> requireSound(problem, optimum, bound));
        assertThat(result.assignment().isPresent() && optimum.isEmpty()).isFalse();
        if (solver.equals("portfolio") && optimum.isPresent()) {
          solved++;
          best += cost(result).equals(optimum.map(ExhaustiveSearch.Optimum::cost)) ? 1 : 0;
        }
      }
    }
    assertThat(best).isGreaterThan(solved * 9 / 10);
  }

  @Test
  void provedBoundsHoldWithLoops() {
    int byLoop = 0;
    for (long seed = 0; seed < 40; seed++) {
      Problem problem = FeedbackProblems.upTo(6, 3, seed);
      Optional<ExhaustiveSearch.Optimum> optimum = ExhaustiveSearch.optimum(problem);
      Optional<Bound> proved = Ratecut.prove(problem, Budget.ofSteps(1)).bound();
      proved.ifPresent(bound -> requireSound(problem, optimum, bound));
      byLoop += proved.map(Bound::argument).filter("feedback"::equals).isPresent() ? 1 : 0;
    }
    assertThat(byLoop).isGreaterThan(2);
  }

  private static Optional<Fraction> cost(Result result) {
    return result.evaluation().map(each -> each.period());
  }

  private static boolean isLimited(Optional<ExhaustiveSearch.Optimum> optimum, Problem problem) {
    return optimum
        .flatMap(found -> Evaluator.evaluate(problem, found.assignment()).bottleneck())
        .filter(Bottleneck.loop()::equals)
        .isPresent();
  }

  private static void requireOptimum(
      Problem problem, Optional<ExhaustiveSearch.Optimum> optimum, Result result) {
    assertThat(result.status())
        .as(problem.name())
        .isEqualTo(optimum.isPresent() ? Status.OPTIMAL : Status.INFEASIBLE);
    assertThat(cost(result))
        .as(problem.name())
        .isEqualTo(optimum.map(ExhaustiveSearch.Optimum::cost));
  }

  private static void requireSound(
      Problem problem, Optional<ExhaustiveSearch.Optimum> optimum, Bound bound) {
    optimum.ifPresent(
        found -> assertThat(bound.isRefutedBy(found.cost())).as(problem.name()).isFalse());
  }
}
