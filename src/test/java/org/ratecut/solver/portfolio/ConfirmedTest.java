package org.ratecut.solver.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Support;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.construct.Seeds;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

class ConfirmedTest {

  /** Claims that whatever the seeds find is the best, on the word of one solver. */
  private static final class Boaster implements Solver {

    @Override
    public String name() {
      return "boaster";
    }

    @Override
    public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
      Seeds.offerIfNothingIsKnown(problem, budget, incumbent);
      Bound claim =
          incumbent
              .cost()
              .map(cost -> Bound.atLeast(cost, name(), "It says so."))
              .orElseGet(() -> Bound.infeasible(name(), "It says so."));
      incumbent.offerBound(claim.with(Support.ONE_SOLVER));
      return StopReason.PROVED;
    }
  }

  @Test
  void aWrongProofIsWithdrawnAndARightOneConfirmed() {
    int wrong = 0;
    int right = 0;
    for (int seed = 0; seed < 150; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      Optional<Fraction> optimum =
          ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
      Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
      StopReason stop =
          new Confirmed(new Boaster())
              .solve(problem, Budget.ofTime(Duration.ofMinutes(5)), incumbent);
      Solution solution = incumbent.toSolution(stop);
      if (solution.stop() == StopReason.CONTRADICTION) {
        if (solution.status() == Status.OPTIMAL) {
          assertThat(incumbent.cost()).as(problem.name()).isEqualTo(optimum);
        }
        assertThat(solution.withdrawals().get(0).bound().argument()).isEqualTo("boaster");
        wrong++;
      } else {
        assertThat(incumbent.cost()).as(problem.name()).isEqualTo(optimum);
        right++;
      }
    }
    assertThat(wrong).isGreaterThan(15);
    assertThat(right).isGreaterThan(10);
  }
}
