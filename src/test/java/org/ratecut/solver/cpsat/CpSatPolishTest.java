package org.ratecut.solver.cpsat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.SolverContract;
import org.ratecut.solver.construct.Seeds;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

@Tag("slow")
class CpSatPolishTest implements SolverContract {

  @Override
  public Solver solver() {
    return new CpSatPolish();
  }

  @Override
  public long plenty() {
    return 20;
  }

  @Override
  public long few() {
    return 5;
  }

  /** All vertices are free at once, so that nothing better is left where it ends. */
  @Test
  void tinyProblemsEndAtTheirOptimum() {
    for (long seed = 1; seed <= 150; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
      StopReason stop = solver().solve(problem, Budget.ofSteps(100), incumbent);
      Optional<Fraction> cost = incumbent.cost();
      if (stop == StopReason.EXHAUSTED && cost.isPresent()) {
        assertThat(cost)
            .as(problem.name())
            .isEqualTo(ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost));
      }
    }
  }

  @Test
  void fewStepsImproveTheBestSeed() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    for (Objective objective : Objective.values()) {
      Problem wanted = problem.withObjective(objective);
      Incumbent seeds = new Incumbent(wanted, Listener.SILENT);
      Seeds.all().forEach(seed -> seed.solve(wanted, Budget.ofSteps(10), seeds));
      Incumbent polished = new Incumbent(wanted, Listener.SILENT);
      solver().solve(wanted, Budget.ofSteps(5), polished);
      assertThat(polished.cost().orElseThrow())
          .as(objective.toString())
          .isLessThan(seeds.cost().orElseThrow());
    }
  }

  @Test
  void startsFromWhatTheIncumbentHolds() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    Seeds.perLayer().solve(problem, Budget.ofSteps(10), incumbent);
    Seeds.bestFit().solve(problem, Budget.ofSteps(10), incumbent);
    Assignment start = incumbent.assignment().orElseThrow();
    Fraction before = Evaluator.evaluate(problem, start).period();
    solver().solve(problem, Budget.ofSteps(3), incumbent);
    assertThat(incumbent.cost().orElseThrow()).isLessThanOrEqualTo(before);
  }

  @Test
  void withoutTheNativeLibraryOnlySeedsAreOffered() {
    NativeLibrary missing =
        new NativeLibrary(
            () -> {
              throw new UnsatisfiedLinkError("jniortools");
            });
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    StopReason stop =
        new CpSatPolish(PolishSettings.DEFAULT, missing)
            .solve(problem, Budget.ofSteps(10), incumbent);
    assertThat(stop).isEqualTo(StopReason.EXHAUSTED);
    assertThat(incumbent.assignment()).isPresent();
  }
}
