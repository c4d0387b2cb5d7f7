package org.ratecut.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;

class PinnedPartsTest {

  @Test
  void partsOfEqualDevicesAreExchangedAndTheRestMoved() {
    Problem problem = problem(Pins.of(0, 0, 0, -1, -1));
    assertThat(new PinnedParts(problem).keep(Assignment.of(1, 1, 0, 1, 0)))
        .isEqualTo(Assignment.of(0, 0, 0, 0, 1));
  }

  @Test
  void devicesThatDifferKeepTheirParts() {
    Problem problem = problem(Pins.of(0, 0, -1, -1, -1));
    assertThat(new PinnedParts(problem).keep(Assignment.of(2, 2, 2, 1, 0)))
        .isEqualTo(Assignment.of(0, 0, 2, 1, 0));
  }

  @Test
  void aPartThatIsSettledStays() {
    Problem problem = problem(Pins.of(0, 1, -1, -1, -1));
    assertThat(new PinnedParts(problem).keep(Assignment.of(1, 1, 1, 0, 2)))
        .isEqualTo(Assignment.of(0, 1, 0, 1, 2));
  }

  @Test
  void withoutPinsNothingChanges() {
    Assignment partition = Assignment.of(1, 1, 0, 2, 0);
    assertThat(new PinnedParts(problem(Pins.none(5))).keep(partition)).isEqualTo(partition);
  }

  private static Problem problem(Pins pins) {
    var builder = Network.builder("five");
    builder.addLayer("only", 1, 5, 1, new Vertex(1, 1, 0));
    List<Device> devices =
        List.of(new Device("a", 9, 1), new Device("b", 9, 1), new Device("other", 9, 2));
    return Problem.of("five", builder.build(), new Cluster("three", devices, List.of()))
        .withPins(pins);
  }
}
