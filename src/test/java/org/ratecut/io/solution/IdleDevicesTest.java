package org.ratecut.io.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Rules;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;

class IdleDevicesTest {

  @Test
  void nothingIsSaidWhereEachDeviceWorks() {
    Problem problem = problem(10, 1000, 1);
    Cluster three = new Cluster("three", problem.cluster().devices().subList(0, 3), List.of());
    assertThat(describe(Problem.of("p", problem.network(), three), Fraction.ZERO, 0, 1, 2))
        .isEmpty();
  }

  @Test
  void aDeviceIsNotNeededWhereTheChannelIsTheLimit() {
    Problem slowChannel = problem(10, 1, 100);
    assertThat(describe(slowChannel, Fraction.ZERO, 0, 1, 2))
        .contains("d3: not needed, channel radio is the limit");
  }

  @Test
  void whatIsProvedIsSaid() {
    Problem problem = problem(10, 1000, 1);
    Fraction period = Evaluator.evaluate(problem, Assignment.of(0, 0, 0)).period();
    assertThat(describe(problem, period, 0, 0, 0))
        .contains("d1, d2, d3: not needed, proved; device d0 is the limit");
    assertThat(describe(problem, Fraction.ZERO, 0, 0, 0))
        .contains("d1, d2, d3: no better split that uses it was found; device d0 is the limit");
  }

  @Test
  void aDeviceMayBeTooSmall() {
    assertThat(describe(problem(0, 1000, 1), Fraction.ZERO, 0, 1, 2))
        .contains("d3: no vertex fits in its memory");
  }

  @Test
  void aRuleMayKeepDevicesEmpty() {
    Problem ruled = problem(10, 1000, 1).withRules(Rules.NONE.withMaxDevices(3));
    assertThat(describe(ruled, Fraction.ZERO, 0, 1, 2))
        .contains("d3: no more devices may have vertices");
  }

  /** A chain of three vertices that need 5 of memory and compute 100 each, and four devices. */
  private static Problem problem(long memoryOfLast, long bandwidth, long performance) {
    NetworkBuilder builder = Network.builder("chain");
    Layer a = builder.addLayer("a", 1, 1, 1, new Vertex(5, 100, 10));
    Layer b = builder.addLayer("b", 1, 1, 1, new Vertex(5, 100, 10));
    Layer c = builder.addLayer("c", 1, 1, 1, new Vertex(5, 100, 0));
    Network network = builder.addArcs(a, b).addArcs(b, c).build();
    List<Device> devices =
        IntStream.range(0, 4)
            .mapToObj(d -> new Device("d" + d, d == 3 ? memoryOfLast : 15, performance))
            .toList();
    Channel radio = Channel.shared("radio", Fraction.of(bandwidth), List.of(0, 1, 2, 3));
    return Problem.of("chain", network, new Cluster("four", devices, List.of(radio)));
  }

  private static Optional<String> describe(Problem problem, Fraction costBound, int... devices) {
    Assignment assignment = Assignment.of(devices);
    return new IdleDevices(problem, assignment, Evaluator.evaluate(problem, assignment))
        .describe(costBound);
  }
}
