package org.ratecut.solver.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.ResourceProblems;

class BlockSearchTest {

  private static Incumbent search(Problem problem, long steps) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    var unused = new BlockSearch().solve(problem, Budget.ofSteps(steps), incumbent);
    return incumbent;
  }

  @Test
  void theOptimumOfNearlyAllSmallProblemsIsFound() {
    int feasible = 0;
    int optimal = 0;
    for (long seed = 1; seed <= 120; seed++) {
      Problem problem = ResourceProblems.tiny(seed).withObjective(Objective.RATE);
      Optional<ExhaustiveSearch.Optimum> optimum = ExhaustiveSearch.optimum(problem);
      if (optimum.isPresent() && problem.hasChoice()) {
        feasible++;
        Optional<Fraction> found = search(problem, 30).cost();
        optimal += found.equals(Optional.of(optimum.get().cost())) ? 1 : 0;
      }
    }
    assertThat(feasible).isGreaterThan(40);
    assertThat(optimal).isGreaterThanOrEqualTo(feasible * 90 / 100);
  }

  @Test
  void sameSeedAndStepsGiveTheSameAssignment() {
    Problem problem = ResourceProblems.upTo(9, 4, 8).withObjective(Objective.RATE);
    List<Optional<Assignment>> found = new ArrayList<>();
    found.add(search(problem, 5).assignment());
    found.add(search(problem, 5).assignment());
    assertThat(found.get(0)).isPresent().isEqualTo(found.get(1));
  }

  @Test
  void noStepsMeanNoOffer() {
    assertThat(search(ResourceProblems.tiny(3), 0).assignment()).isEmpty();
  }
}
