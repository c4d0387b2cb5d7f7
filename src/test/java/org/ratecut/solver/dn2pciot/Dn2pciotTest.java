package org.ratecut.solver.dn2pciot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.SolverContract;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

@Tag("slow")
class Dn2pciotTest implements SolverContract {

  @Override
  public Solver solver() {
    return new Dn2pciot();
  }

  @Test
  void theOptimumOfNearlyAllSmallProblemsIsFound() {
    int feasible = 0;
    int optimal = 0;
    for (long seed = 1; seed <= 150; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      Optional<ExhaustiveSearch.Optimum> optimum = ExhaustiveSearch.optimum(problem);
      if (optimum.isPresent()) {
        feasible++;
        Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
        solver().solve(problem, Budget.ofSteps(300), incumbent);
        optimal += incumbent.cost().equals(Optional.of(optimum.get().cost())) ? 1 : 0;
      }
    }
    assertThat(optimal).isGreaterThanOrEqualTo(feasible * 95 / 100);
  }

  @Test
  void aGivenAssignmentIsWhereItStarts() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    int[] devices = new int[problem.vertexCount()];
    Arrays.setAll(devices, v -> v % 4);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    incumbent.offer(Assignment.of(devices), "test");
    assertThat(solver().solve(problem, Budget.ofSteps(3), incumbent))
        .isEqualTo(StopReason.TIME_LIMIT);
    int[] found = incumbent.assignment().orElseThrow().toArray();
    long changed = 0;
    for (int v = 0; v < found.length; v++) {
      changed += found[v] == devices[v] ? 0 : 1;
    }
    assertThat(changed).isBetween(1L, 6L);
  }

  @Test
  void lessCommunicationIsFoundThanTheSeedsHave() {
    Problem problem =
        PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.stm32f469x2())
            .withObjective(Objective.COMMUNICATION);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    solver().solve(problem, Budget.ofSteps(400), incumbent);
    assertThat(incumbent.cost().orElseThrow()).isLessThan(Fraction.of(1000));
  }

  @Test
  void theTargetEndsTheSearch() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    Budget budget = Budget.ofSteps(100_000).withTargetRate(Fraction.of(500));
    assertThat(solver().solve(problem, budget, incumbent)).isEqualTo(StopReason.TARGET_REACHED);
    assertThat(incumbent.reaches(Fraction.of(500))).isTrue();
  }

  @Test
  void cancellingFromTheListenerEndsTheSearch() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Budget budget = Budget.ofSteps(100_000);
    Incumbent incumbent =
        new Incumbent(
            problem,
            new Listener() {
              @Override
              public void onIncumbent(Assignment found, Evaluation evaluation, String source) {
                budget.cancel();
              }
            });
    assertThat(solver().solve(problem, budget, incumbent)).isEqualTo(StopReason.INTERRUPTED);
    assertThat(incumbent.assignment()).isPresent();
  }

  @Test
  void aFixedSeedKeepsItsRate() {
    Problem problem = PaperProblems.pinned(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    solver().solve(problem, Budget.ofSteps(600), incumbent);
    Fraction rate = incumbent.evaluation().orElseThrow().inferenceRate().orElseThrow();
    assertThat(rate.toDouble()).isGreaterThan(450);
  }
}
