package org.ratecut.solver.timefold;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.budget.Budget;
import org.ratecut.io.FileSource;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.StopReason;
import org.ratecut.registry.TimefoldSettingsFile;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.SolverContract;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

@Tag("slow")
class TimefoldSolverTest implements SolverContract {

  private static final Problem FOUR_DEVICES =
      PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());

  static List<Path> configs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("solver-configs"))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
      assertThat(found).hasSizeGreaterThanOrEqualTo(4);
      return found;
    }
  }

  @Override
  public Solver solver() {
    return new TimefoldSolver(TimefoldSettingsFile.bundled());
  }

  /** A step is a thousand moves. */
  @Override
  public long plenty() {
    return 2;
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyBundledConfigurationImprovesOnTheSeeds(Path config) {
    Incumbent seeds =
        search(new TimefoldSolver(TimefoldSettingsFile.bundled()), FOUR_DEVICES, Budget.ofSteps(1));
    Incumbent found = search(configured(config), FOUR_DEVICES, Budget.ofSteps(60));
    assertThat(found.cost().orElseThrow()).isLessThan(seeds.cost().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyBundledConfigurationPassesTheChecksOfTimefold(Path config) {
    Solver checked = new TimefoldSolver(settings(config).withChecks(EnvironmentMode.FULL_ASSERT));
    for (long seed = 1; seed <= 10; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      assertThat(search(checked, problem, Budget.ofSteps(1)).toSolution(StopReason.EXHAUSTED))
          .isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyBundledConfigurationIsRepeatable(Path config) {
    Budget budget = Budget.ofSteps(5).withSeed(7);
    Optional<Assignment> first = search(configured(config), FOUR_DEVICES, budget).assignment();
    assertThat(first).isPresent();
    assertThat(search(configured(config), FOUR_DEVICES, budget).assignment()).isEqualTo(first);
  }

  @Test
  void theOptimumOfMostSmallProblemsIsFound() {
    int feasible = 0;
    int optimal = 0;
    for (long seed = 1; seed <= 100; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      Optional<ExhaustiveSearch.Optimum> optimum = ExhaustiveSearch.optimum(problem);
      if (optimum.isPresent()) {
        feasible++;
        Optional<Fraction> found = search(solver(), problem, Budget.ofSteps(5)).cost();
        optimal += found.equals(Optional.of(optimum.get().cost())) ? 1 : 0;
      }
    }
    assertThat(optimal).isGreaterThanOrEqualTo(feasible * 80 / 100);
  }

  @Test
  void totalTrafficIsImprovedWhereThatIsTheObjective() {
    Problem problem = FOUR_DEVICES.withObjective(Objective.COMMUNICATION);
    Incumbent start = search(solver(), problem, Budget.ofSteps(1));
    Incumbent found = search(solver(), problem, Budget.ofSteps(60));
    assertThat(found.cost().orElseThrow()).isLessThan(start.cost().orElseThrow());
  }

  @Test
  void startsFromWhatTheIncumbentHolds() {
    Incumbent incumbent = search(solver(), FOUR_DEVICES, Budget.ofSteps(40));
    Fraction before = incumbent.cost().orElseThrow();
    solver().solve(FOUR_DEVICES, Budget.ofSteps(40).withSeed(2), incumbent);
    assertThat(incumbent.cost().orElseThrow()).isLessThanOrEqualTo(before);
  }

  @Test
  void reachedTargetEndsTheSearch() {
    Budget budget = Budget.ofSteps(1_000_000).withTargetRate(Fraction.of(450));
    Incumbent incumbent = new Incumbent(FOUR_DEVICES, Listener.SILENT);
    assertThat(solver().solve(FOUR_DEVICES, budget, incumbent))
        .isEqualTo(StopReason.TARGET_REACHED);
  }

  @Test
  void timeEndsTheSearch() {
    Incumbent incumbent = new Incumbent(FOUR_DEVICES, Listener.SILENT);
    Budget budget = Budget.ofTime(Duration.ofMillis(700));
    assertThat(solver().solve(FOUR_DEVICES, budget, incumbent)).isEqualTo(StopReason.TIME_LIMIT);
  }

  private static Solver configured(Path config) {
    return new TimefoldSolver(settings(config));
  }

  private static TimefoldSettings settings(Path config) {
    return new TimefoldSettingsFile().read(FileSource.of(config.toString()));
  }

  private static Incumbent search(Solver solver, Problem problem, Budget budget) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    solver.solve(problem, budget, incumbent);
    return incumbent;
  }
}
