package org.ratecut.solver.tidy.simple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;

/** Against all ways to cut a chain in three. */
class ConsecutiveCutsTest {

  private static final int VERTICES = 9;

  @Test
  void theOutputsThatCrossAreTheFewestThatTheLimitAllows() {
    Random random = new Random(7);
    int cuts = 0;
    for (int i = 0; i < 200; i++) {
      Problem problem = chain(random);
      double limit = 20 + random.nextInt(40) + 0.5;
      double least = least(problem.network(), limit);
      List<Assignment> found = new ConsecutiveCuts(problem).within(limit);
      assertThat(found.isEmpty()).isEqualTo(Double.isInfinite(least));
      for (Assignment each : found) {
        assertThat(crossing(problem.network(), each)).isCloseTo(least, within(1e-9));
        cuts++;
      }
    }
    assertThat(cuts).isGreaterThan(50);
  }

  /** Three devices alike, so that their order does not matter. */
  private static Problem chain(Random random) {
    NetworkBuilder builder = Network.builder("chain");
    Layer[] layers = new Layer[VERTICES];
    for (int v = 0; v < VERTICES; v++) {
      Vertex vertex = new Vertex(1, random.nextInt(20), random.nextInt(9));
      layers[v] = builder.addLayer("l" + v, 1, 1, 1, vertex);
      if (v > 0) {
        builder.addArcs(layers[v - 1], layers[v]);
      }
    }
    List<Device> devices =
        List.of(new Device("a", 9, 1), new Device("b", 9, 1), new Device("c", 9, 1));
    Channel shared = Channel.shared("air", Fraction.of(1), List.of(0, 1, 2));
    return Problem.of("chain", builder.build(), new Cluster("three", devices, List.of(shared)));
  }

  private static double least(Network network, double limit) {
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a <= VERTICES; a++) {
      for (int b = a; b <= VERTICES; b++) {
        if (load(network, 0, a) <= limit
            && load(network, a, b) <= limit
            && load(network, b, VERTICES) <= limit) {
          double first = a > 0 && a < VERTICES ? network.output(a - 1) : 0;
          double second = b > a && b < VERTICES ? network.output(b - 1) : 0;
          least = Math.min(least, first + second);
        }
      }
    }
    return least;
  }

  private static long load(Network network, int from, int end) {
    long load = 0;
    for (int v = from; v < end; v++) {
      load += network.computation(v);
    }
    return load;
  }

  private static double crossing(Network network, Assignment assignment) {
    double sum = 0;
    for (int v = 1; v < VERTICES; v++) {
      if (assignment.deviceOf(v) != assignment.deviceOf(v - 1)) {
        sum += network.output(v - 1);
      }
    }
    return sum;
  }
}
