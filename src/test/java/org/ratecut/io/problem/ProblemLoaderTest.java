package org.ratecut.io.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.io.InputException;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;

class ProblemLoaderTest {

  private static final Path INSTANCES = Path.of("instances");

  private final ProblemLoader loader = ProblemLoader.standard();

  @Test
  void fileIsNamedAfterItself() {
    Problem problem = loader.load(INSTANCES.resolve("tiny/communication.json").toString());

    assertThat(problem.name()).isEqualTo("communication");
    assertThat(problem.objective()).isEqualTo(Objective.COMMUNICATION);
  }

  @Test
  void networkAndDevicesMakeAProblemWithoutPins() {
    Problem problem =
        loader.load(
            List.of(INSTANCES.resolve("networks/lenet-2to1.json").toString(), "devices/samg55-x4"));

    assertThat(problem.name()).isEqualTo("lenet-2to1_samg55-x4");
    assertThat(problem.vertexCount()).isEqualTo(604);
    assertThat(problem.deviceCount()).isEqualTo(4);
    assertThat(problem.pins().pinnedCount()).isZero();
  }

  @Test
  void unknownNameSuggestsCloseOnes() {
    assertThatThrownBy(() -> loader.load("paper/lenet-2to1_samg5-x4"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "paper/lenet-2to1_samg5-x4", "Did you mean paper/lenet-2to1_samg55-x4", "--list");
  }

  @Test
  void networkAloneIsNoProblem() {
    assertThatThrownBy(() -> loader.load(INSTANCES.resolve("networks/lenet-2to1.json").toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("ratecut-network", "expected \"ratecut-problem\"");
  }

  @Test
  void devicesAndNetworkInTheWrongOrderAreToldApart() {
    assertThatThrownBy(() -> loader.load("devices/samg55-x4", "networks/lenet-2to1"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("lenet-2to1.json", "expected \"ratecut-device-set\"");
  }

  @Test
  void threeArgumentsAreRefused() {
    assertThatThrownBy(() -> loader.load(List.of("a", "b", "c")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Found 3 arguments");
  }
}
