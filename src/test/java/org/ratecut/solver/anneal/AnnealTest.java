package org.ratecut.solver.anneal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Pins;
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

class AnnealTest implements SolverContract {

  @Override
  public Solver solver() {
    return new Anneal();
  }

  /** A step is a thousand moves. */
  @Override
  public long plenty() {
    return 30;
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
        Optional<Fraction> found = search(problem, Budget.ofSteps(plenty())).cost();
        optimal += found.equals(Optional.of(optimum.get().cost())) ? 1 : 0;
      }
    }
    assertThat(optimal).isGreaterThanOrEqualTo(feasible * 95 / 100);
  }

  @Test
  void fewMovesPassThePublishedPartitionsOfFourDevices() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Incumbent incumbent = search(problem, Budget.ofSteps(3_000));
    assertThat(incumbent.reaches(Fraction.of(697_545, 1_000))).isTrue();
  }

  @Test
  void coarseLevelsPassThePublishedPartitionsWithoutTilesInFewMoves() {
    Problem problem = PaperProblems.free(PaperProblems.lenet1to1(), PaperProblems.samg55x4());
    Incumbent incumbent = search(problem, Budget.ofSteps(600));
    assertThat(incumbent.reaches(Fraction.of(662_076, 1_000))).isTrue();
  }

  @Test
  void threadsWithAStepLimitGiveTheSameAssignmentOnEveryRun() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Budget budget = Budget.ofSteps(200).withThreads(3).withSeed(5);
    Optional<Assignment> first = search(problem, budget).assignment();
    assertThat(first).isPresent().isEqualTo(search(problem, budget).assignment());
  }

  @Test
  void whereNothingCanMoveTheOnlyAssignmentIsOffered() {
    Problem fixed = allPinned("C5");
    Incumbent incumbent = new Incumbent(fixed, Listener.SILENT);
    assertThat(solver().solve(fixed, fiveMinutes(), incumbent)).isEqualTo(StopReason.EXHAUSTED);
    assertThat(incumbent.assignment().orElseThrow().deviceOf(551)).isEqualTo(1);
  }

  @Test
  void whereNothingCanMoveAndItDoesNotFitNothingIsOffered() {
    Problem fixed = allPinned("no layer");
    Incumbent incumbent = new Incumbent(fixed, Listener.SILENT);
    assertThat(solver().solve(fixed, fiveMinutes(), incumbent)).isEqualTo(StopReason.EXHAUSTED);
    assertThat(incumbent.assignment()).isEmpty();
  }

  /** LeNet on two devices, neither of which holds all of it: one layer on the second. */
  private static Problem allPinned(String layerOnTheSecond) {
    Problem free = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.stm32f469x2());
    Pins pins = Pins.none(free.vertexCount());
    for (Layer layer : free.network().layers()) {
      pins = pins.withLayer(layer, layer.name().equals(layerOnTheSecond) ? 1 : 0);
    }
    return free.withPins(pins);
  }

  private static Budget fiveMinutes() {
    return Budget.ofTime(Duration.ofMinutes(5));
  }

  private Incumbent search(Problem problem, Budget budget) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    solver().solve(problem, budget, incumbent);
    return incumbent;
  }
}
