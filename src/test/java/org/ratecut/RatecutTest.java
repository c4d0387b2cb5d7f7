package org.ratecut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.InputException;
import org.ratecut.layers.Activations;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.testing.ExhaustiveSearch;

class RatecutTest {

  private static final Problem DENSE = Ratecut.read("tiny/dense");
  private static final Problem INFEASIBLE = Ratecut.read("tiny/infeasible");
  private static final ExhaustiveSearch.Optimum OPTIMUM =
      ExhaustiveSearch.optimum(DENSE).orElseThrow();

  /** Far above what the tiny problems need. */
  private static Budget budget() {
    return Budget.ofTime(Duration.ofSeconds(60));
  }

  @Test
  void solveFindsAndProvesTheOptimum() {
    Result best = Ratecut.solve(DENSE, budget());

    assertThat(best.status()).isEqualTo(Status.OPTIMAL);
    assertThat(best.stop()).isEqualTo(StopReason.PROVED);
    assertThat(best.inferenceRate()).contains(OPTIMUM.cost().reciprocal());
    assertThat(best.rateBound()).isEqualTo(best.inferenceRate());
    assertThat(best.gap()).contains(0.0);
    assertThat(best.evaluation())
        .contains(Evaluator.evaluate(DENSE, best.assignment().orElseThrow()));
    assertThat(best.withdrawals()).isEmpty();
    assertThat(best.problem()).isSameAs(DENSE);
  }

  @Test
  void solveProvesThatNothingFits() {
    Result none = Ratecut.solve(INFEASIBLE, budget());

    assertThat(none.status()).isEqualTo(Status.INFEASIBLE);
    assertThat(none.assignment()).isEmpty();
    assertThat(none.evaluation()).isEmpty();
    assertThat(none.inferenceRate()).isEmpty();
    assertThat(none.gap()).isEmpty();
    assertThat(none.rateBound()).isEmpty();
    assertThat(none.bound()).hasValueSatisfying(bound -> assertThat(bound.isInfeasible()).isTrue());
  }

  @Test
  void solveBeginsWithTheStart() {
    Result kept =
        Ratecut.solve(
            DENSE, budget(), SolveOptions.with(new Idle()).startingFrom(OPTIMUM.assignment()));

    assertThat(kept.assignment()).contains(OPTIMUM.assignment());
    assertThat(kept.status()).isEqualTo(Status.FEASIBLE);
    assertThat(kept.stop()).isEqualTo(StopReason.EXHAUSTED);
    assertThat(kept.gap()).isEmpty();
  }

  @Test
  void aStartThatBreaksAConstraintIsRefusedInWords() {
    SolveOptions options = SolveOptions.with(new Idle()).startingFrom(allOnDevice0(INFEASIBLE));

    assertThatThrownBy(() -> Ratecut.solve(INFEASIBLE, budget(), options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The assignment is not valid. Device ")
        .hasMessageEndingWith("Give a valid one, or none.");
  }

  @Test
  void aStartOfAnotherSizeIsRefused() {
    SolveOptions options = SolveOptions.with(new Idle()).startingFrom(Assignment.of(0));

    assertThatThrownBy(() -> Ratecut.solve(DENSE, budget(), options))
        .isInstanceOf(InvalidModelException.class);
  }

  @Test
  void theListenerHearsOfTheBestLast() {
    List<Evaluation> heard = new ArrayList<>();
    Listener listener =
        new Listener() {
          @Override
          public void onIncumbent(Assignment assignment, Evaluation evaluation, String source) {
            heard.add(evaluation);
          }
        };

    Result best =
        Ratecut.solve(DENSE, budget(), SolveOptions.with("enumerate").reportingTo(listener));

    assertThat(heard).isNotEmpty();
    assertThat(heard.get(heard.size() - 1)).isEqualTo(best.evaluation().orElseThrow());
  }

  @Test
  void everySolverIsKnownByItsName() {
    for (String name : Ratecut.solvers()) {
      assertThat(SolveOptions.with(name).solver().name()).isEqualTo(name);
    }
  }

  @Test
  void aMisspeltSolverIsAnsweredWithAClosestName() {
    assertThatThrownBy(() -> SolveOptions.with("aneal"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"aneal\"")
        .hasMessageContaining("Did you mean anneal?");
  }

  @Test
  void proveBoundsWhatAnyAssignmentReaches() {
    Result proved = Ratecut.prove(DENSE, budget());

    assertThat(proved.status()).isEqualTo(Status.UNKNOWN);
    assertThat(proved.assignment()).isEmpty();
    assertThat(proved.rateBound().orElseThrow())
        .isGreaterThanOrEqualTo(OPTIMUM.cost().reciprocal());
  }

  @Test
  void proveFindsThatNothingFits() {
    assertThat(Ratecut.prove(INFEASIBLE, budget()).status()).isEqualTo(Status.INFEASIBLE);
  }

  @Test
  void proveTellsHowFarAnAssignmentIsFromTheBest() {
    Problem chain = Ratecut.read("tiny/chain");
    Assignment worst = worstValid(chain);

    Result result = Ratecut.prove(chain, worst, budget());

    Fraction bound = result.rateBound().orElseThrow();
    Fraction rate = result.inferenceRate().orElseThrow();
    assertThat(result.assignment()).contains(worst);
    assertThat(result.gap().orElseThrow())
        .isCloseTo(1 - rate.toDouble() / bound.toDouble(), within(1e-12));
    assertThat(result.status()).isEqualTo(Status.FEASIBLE);
  }

  @Test
  void proveStopsWhenItsBudgetIsCancelled() {
    Budget budget = budget();
    budget.cancel();

    Result proved = Ratecut.prove(DENSE, budget);

    assertThat(proved.stop()).isEqualTo(StopReason.INTERRUPTED);
    assertThat(proved.bound()).isPresent();
  }

  @Test
  void evaluateJudgesInvalidAssignmentsToo() {
    assertThat(Ratecut.evaluate(INFEASIBLE, allOnDevice0(INFEASIBLE)).isValid()).isFalse();
  }

  @Test
  void aNetworkAndDevicesMakeTheProblemThatIsBundled() {
    Problem made = Ratecut.read("networks/lenet-2to1", "devices/stm32f469-x2");
    Problem bundled = Ratecut.read("paper/lenet-2to1_stm32f469-x2");

    assertThat(made.vertexCount()).isEqualTo(bundled.vertexCount());
    assertThat(made.cluster().devices()).isEqualTo(bundled.cluster().devices());
  }

  @Test
  void optionsSayDevicesAndHowLayersAreCutAndStored() {
    ReadOptions options = ReadOptions.on("2xstm32l433 over spi");
    Problem coarse =
        Ratecut.read(
            "networks/mlperf-autoencoder",
            options.withParametersIn(MemoryKind.RAM).withActivations(Activations.ALL));
    Problem fine =
        Ratecut.read(
            "networks/mlperf-autoencoder",
            options
                .withGranularity("channel:8")
                .withParametersIn(MemoryKind.FLASH)
                .withActivations(Activations.LIVE));

    assertThat(coarse.deviceCount()).isEqualTo(2);
    assertThat(fine.vertexCount()).isGreaterThan(coarse.vertexCount());
    assertThat(fine.network().vertex(0).activation()).isPositive();
    assertThat(coarse.network().vertex(0).activation()).isZero();
  }

  @Test
  void whatCannotBeReadIsAnsweredWithAdvice() {
    assertThatThrownBy(() -> Ratecut.read("tiny/dens"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Did you mean tiny/dense?");
    assertThatThrownBy(
            () ->
                Ratecut.read(
                    "networks/lenet-2to1",
                    ReadOptions.on("2xstm32l433 over spi").withGranularity("slices")))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("granularity");
  }

  @Test
  void everyBundledProblemOfTheTinyFamilyCanBeRead() {
    assertThat(Ratecut.bundledProblems()).contains("paper/lenet-2to1_samg55-x4");
    assertThat(Ratecut.bundledProblems().stream().filter(name -> name.startsWith("tiny/")))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Ratecut.read(name).name()).isEqualTo(name));
  }

  @Test
  void proveFindsThatNoAssignmentIsBetter() {
    Problem coarse = Ratecut.read("coarse/lenet-layers_stm32f469-x2");
    Assignment best = ExhaustiveSearch.optimum(coarse).orElseThrow().assignment();

    assertThat(Ratecut.prove(coarse, best, budget()).status()).isEqualTo(Status.OPTIMAL);
  }

  private static Assignment worstValid(Problem problem) {
    TreeMap<Fraction, Assignment> byPeriod = new TreeMap<>();
    ExhaustiveSearch.forEach(
        problem,
        (assignment, evaluation) -> {
          if (evaluation.isValid()) {
            byPeriod.put(evaluation.period(), assignment);
          }
        });
    return byPeriod.lastEntry().getValue();
  }

  private static Assignment allOnDevice0(Problem problem) {
    return Assignment.of(IntStream.range(0, problem.vertexCount()).map(v -> 0).toArray());
  }

  /** Does nothing. */
  private static final class Idle implements Solver {

    @Override
    public String name() {
      return "idle";
    }

    @Override
    public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
      return StopReason.EXHAUSTED;
    }
  }

  @Test
  void measuredTimesAreReadFromAProfile(@TempDir Path folder) throws IOException {
    Path profile = folder.resolve("times.csv");
    Files.writeString(profile, "layer,device,milliseconds\n*,stm32l433,100\n");
    ReadOptions options = ReadOptions.on("1xstm32l433").withProfile(profile.toString());
    Problem problem = Ratecut.read("networks/mlperf-dscnn", options);
    Evaluation evaluation =
        Ratecut.evaluate(problem, Assignment.of(new int[problem.vertexCount()]));
    assertThat(evaluation.period().toDouble())
        .isCloseTo(0.1 * problem.network().layers().size(), within(0.001));
  }

  @Test
  void simplerPlansComeFromTheDoor() {
    Problem problem = Ratecut.read("tiny/convolution");
    Assignment best =
        Ratecut.solve(problem, Budget.ofSteps(20).withThreads(1)).assignment().orElseThrow();
    assertThat(Ratecut.simplify(problem, best, Fraction.of(1, 2), Budget.ofSteps(1)))
        .isNotEmpty()
        .allMatch(plan -> plan.evaluation().isValid());
  }
}
