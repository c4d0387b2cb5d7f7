package org.ratecut.solver.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.SolverContract;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

class EnumerationTest implements SolverContract {

  @Override
  public Solver solver() {
    return new Enumeration();
  }

  @Test
  void provesWhatExhaustiveSearchFinds() {
    for (int seed = 0; seed < 500; seed++) {
      requireProof(RandomProblems.upTo(9, 3, seed));
    }
    for (int seed = 1000; seed < 1100; seed++) {
      requireProof(RandomProblems.ofSize(6, 4, seed));
    }
  }

  @Test
  void provesNothingWhereItGivesUp() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    StopReason stop = new Enumeration(5_000).solve(problem, Budget.ofSteps(1_000_000), incumbent);
    assertThat(stop).isEqualTo(StopReason.EXHAUSTED);
    assertThat(incumbent.costBound()).isEqualTo(Fraction.ZERO);
    assertThat(incumbent.isClosed()).isFalse();
  }

  private static void requireProof(Problem problem) {
    Optional<Fraction> optimum =
        ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    StopReason stop = new Enumeration().solve(problem, Budget.ofSteps(1_000_000), incumbent);
    Solution solution = incumbent.toSolution(stop);
    assertThat(incumbent.cost()).as(problem.name()).isEqualTo(optimum);
    assertThat(solution.status())
        .as(problem.name())
        .isEqualTo(optimum.isPresent() ? Status.OPTIMAL : Status.INFEASIBLE);
  }
}
