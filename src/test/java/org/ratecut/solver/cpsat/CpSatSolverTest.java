package org.ratecut.solver.cpsat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.budget.Budget;
import org.ratecut.cpsat.Engine;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.SolverContract;
import org.ratecut.testing.Effort;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

@Tag("slow")
class CpSatSolverTest implements SolverContract {

  @Override
  public Solver solver() {
    // Little effort, because the contract counts steps and not what they achieve.
    return new CpSatSolver(new CpSatSettings(1, 2, 2, 0.1));
  }

  @Override
  public long few() {
    return 3;
  }

  @Test
  void provesWhatExhaustiveSearchFinds() {
    for (int seed = 0; seed < Effort.of(500); seed++) {
      requireProof(RandomProblems.upTo(9, 3, seed));
    }
  }

  @Test
  void provesWhatExhaustiveSearchFindsOnFourDevices() {
    for (int seed = 1000; seed < 1000 + Effort.of(60); seed++) {
      requireProof(RandomProblems.ofSize(6, 4, seed));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "coarse/lenet-layers_stm32f469-x2, 520.201",
    "coarse/lenet-16to1_stm32f469-x2, 548.266",
    "coarse/lenet-16to1_samg55-x4, 423.998",
    "coarse/lenet-strips_stm32f469-x2, 856.634"
  })
  void provesTheRatesOfCoarseLeNets(String name, double rate) {
    Problem problem = ProblemLoader.standard().load(name);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    StopReason stop = new CpSatSolver().solve(problem, Budget.ofSteps(1_000), incumbent);
    assertThat(stop).isEqualTo(StopReason.PROVED);
    assertThat(incumbent.cost().orElseThrow().reciprocal().toDouble())
        .isCloseTo(rate, within(1e-3));
  }

  @Test
  void provesThatALayerTooLargeForEveryDeviceFitsNowhere() {
    Problem problem = ProblemLoader.standard().load("coarse/lenet-layers_samg55-x4");
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    StopReason stop = new CpSatSolver().solve(problem, Budget.ofSteps(1_000), incumbent);
    assertThat(incumbent.toSolution(stop).status()).isEqualTo(Status.INFEASIBLE);
  }

  @Test
  void refusesAModelTooLargeForTheMemory() {
    Problem problem = ProblemLoader.standard().load("paper/alexnet_alexnet-x4");
    assertThat(ModelSize.of(problem, Freedom.ofAll(problem)).isTooLarge()).isTrue();
    Problem small = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.stm32l433x11());
    assertThat(ModelSize.of(small, Freedom.ofAll(small)).isTooLarge()).isFalse();
  }

  private static void requireProof(Problem problem) {
    Optional<Fraction> optimum =
        ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    StopReason stop = new CpSatSolver().solve(problem, Budget.ofSteps(1_000), incumbent);
    Solution solution = incumbent.toSolution(stop);
    assertThat(incumbent.cost()).as(problem.name()).isEqualTo(optimum);
    assertThat(solution.stop()).as(problem.name()).isEqualTo(StopReason.PROVED);
    assertThat(solution.status())
        .as(problem.name())
        .isEqualTo(optimum.isPresent() ? Status.OPTIMAL : Status.INFEASIBLE);
    optimum.ifPresent(cost -> assertThat(solution.costBound()).isEqualTo(cost));
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
        new CpSatSolver(CpSatSettings.DEFAULT, missing, Engine.CP_SAT)
            .solve(problem, Budget.ofSteps(10), incumbent);
    assertThat(stop).isEqualTo(StopReason.EXHAUSTED);
    assertThat(incumbent.assignment()).isPresent();
    assertThat(incumbent.costBound()).isEqualTo(Fraction.ZERO);
  }
}
