package org.ratecut.solver.construct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.budget.Budget;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

class SeedsTest {

  static Stream<Problem> paperProblems() {
    List<Cluster> clusters =
        List.of(
            PaperProblems.stm32f469x2(),
            PaperProblems.samg55x4(),
            PaperProblems.stm32f469x4het(),
            PaperProblems.stm32l433x11(),
            PaperProblems.hetx24(),
            PaperProblems.stm32l151x56(),
            PaperProblems.stm32l151x63());
    return Stream.of(PaperProblems.lenet2to1(), PaperProblems.lenet1to1())
        .flatMap(
            network ->
                clusters.stream()
                    .flatMap(
                        cluster ->
                            Stream.of(
                                PaperProblems.free(network, cluster),
                                PaperProblems.pinned(network, cluster))));
  }

  @ParameterizedTest
  @MethodSource("paperProblems")
  void someSeedIsValidOnEveryPaperProblem(Problem problem) {
    assertThat(runAll(problem).assignment()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("paperProblems")
  void repairAloneIsValidOnEveryPaperProblem(Problem problem) {
    assertThat(run(problem, Seeds.repair()).assignment()).isPresent();
  }

  @Test
  void aValidAssignmentIsFoundForNearlyAllSmallProblemsThatHaveOne() {
    int feasible = 0;
    int found = 0;
    for (long seed = 1; seed <= 300; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      if (ExhaustiveSearch.optimum(problem).isPresent()) {
        feasible++;
        found += runAll(problem).assignment().isPresent() ? 1 : 0;
      }
    }
    assertThat(feasible).isGreaterThan(100);
    assertThat(found).isGreaterThanOrEqualTo(feasible * 99 / 100);
  }

  @Test
  void perLayerKeepsLayersWhole() {
    Network network = PaperProblems.lenet2to1();
    Problem problem = PaperProblems.free(network, PaperProblems.stm32f469x4het());
    Assignment split = run(problem, Seeds.perLayer()).assignment().orElseThrow();
    int lastDevice = 0;
    for (Layer layer : network.layers()) {
      int device = split.deviceOf(layer.firstVertex());
      assertThat(split.stream().skip(layer.firstVertex()).limit(layer.vertexCount()))
          .containsOnly(device);
      assertThat(device).isGreaterThanOrEqualTo(lastDevice);
      lastDevice = device;
    }
  }

  @Test
  void perLayerFindsNothingWhereALayerFitsOnNoDevice() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    assertThat(run(problem, Seeds.perLayer()).assignment()).isEmpty();
  }

  @Test
  void roundRobinSpreadsTheLayersOverAllDevices() {
    Network network = PaperProblems.lenet1to1();
    Problem problem = PaperProblems.free(network, PaperProblems.samg55x4());
    Assignment slices = run(problem, Seeds.roundRobin()).assignment().orElseThrow();
    Layer c1 = network.layers().get(1);
    for (int d = 0; d < 4; d++) {
      int device = d;
      assertThat(
              slices.stream()
                  .skip(c1.firstVertex())
                  .limit(c1.vertexCount())
                  .filter(each -> each == device))
          .hasSize(c1.vertexCount() / 4);
    }
  }

  @Test
  void bandsKeepTheirBestKnownRate() {
    Problem problem = PaperProblems.free(PaperProblems.lenet1to1(), PaperProblems.stm32f469x2());
    Incumbent incumbent = run(problem, Seeds.bands());
    assertThat(incumbent.evaluation().orElseThrow().inferenceRate().orElseThrow().toDouble())
        .isGreaterThan(690);
  }

  private static Incumbent runAll(Problem problem) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    for (Solver seed : Seeds.all()) {
      seed.solve(problem, Budget.ofSteps(1000), incumbent);
    }
    return incumbent;
  }

  private static Incumbent run(Problem problem, Solver solver) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    solver.solve(problem, Budget.ofSteps(1000), incumbent);
    return incumbent;
  }
}
