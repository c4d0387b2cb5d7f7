package org.ratecut.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.Ratecut;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.solution.PartitionLoader;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.pipeline.schedule.SchedulePlanner;
import org.ratecut.simulation.Disturbances;
import org.ratecut.simulation.SimulationResult;
import org.ratecut.simulation.Simulator;
import org.ratecut.testing.Effort;

/** Best-known placements of the paper and of MLPerf Tiny reach their rates in the simulator. */
class BundledSchedulesTest {

  private static final int INFERENCES = 60;

  private static final Path BEST_KNOWN = Path.of("instances/best-known");

  private static final List<String> SOME =
      List.of(
          "paper/lenet-2to1_stm32f469-x2",
          "paper/lenet-2to1_samg55-x4",
          "paper/lenet-1to1_stm32l433-x11",
          "paper/lenet-2to1_het-x24",
          "paper/lenet-2to1_stm32l151-x63",
          "mlperf-tiny/mobilenet_nrf52840-x4-ieee802154",
          "mlperf-tiny/resnet8_samd21-x8-can");

  /** In a thorough run all that have a best-known placement. */
  static List<String> problems() throws IOException {
    if (!Effort.isThorough()) {
      return SOME;
    }
    try (Stream<Path> files = Files.walk(BEST_KNOWN)) {
      return files
          .map(file -> BEST_KNOWN.relativize(file).toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void theSimulatorReachesTheRateOfTheModel(String name) {
    Problem problem = Ratecut.read(name);
    Assignment assignment =
        new PartitionLoader().load(BEST_KNOWN.resolve(name + ".json").toString(), problem);
    SchedulePlan plan = new SchedulePlanner(problem, assignment, 1).atModelPeriod(0, () -> false);
    assertThat(plan.schedule().periodSeconds())
        .isEqualTo(Evaluator.evaluate(problem, assignment).period());
    SimulationResult result =
        new Simulator(problem, assignment, plan.schedule(), plan.places())
            .playTable(INFERENCES, Disturbances.NONE);
    assertThat(result.faults()).isEqualTo(plan.tooSmall().count());
    assertThat(result.ramAtFullest()).isEqualTo(plan.ramAtFullest());
    double rate = plan.schedule().periodSeconds().reciprocal().toDouble();
    assertThat(result.ratePerSecond()).isCloseTo(rate, within(1e-9 * rate));
  }
}
