package org.ratecut.bound.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.BoundBudget;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.ExhaustiveSearch;

class HeaviestUnitTest {

  private static final double MARGIN = 1e-5;

  /** One vertex is about as much work as a device does, and all talk. */
  private static Problem problem(long seed, int devices) {
    Random random = new Random(seed);
    NetworkBuilder builder = Network.builder("heavy");
    for (int v = 0; v < 7; v++) {
      int work = v == 3 ? 25 + random.nextInt(10) : 3 + random.nextInt(12);
      builder.addLayer("v" + v, 1, 1, 1, new Vertex(1, work, 1 + random.nextInt(8)));
    }
    for (int v = 0; v < 6; v++) {
      builder.addArcs(VertexSet.of(v), VertexSet.of(v + 1 + random.nextInt(6 - v)));
    }
    Communication transfers = new Communication(Fraction.of(1), random.nextBoolean());
    List<Device> alike =
        IntStream.range(0, devices)
            .mapToObj(d -> new Device("d" + d, 9, 1).withCommunication(transfers))
            .toList();
    List<Integer> all = IntStream.range(0, devices).boxed().toList();
    Channel bus = Channel.shared("bus", Channel.UNLIMITED, all);
    return Problem.of("heavy-" + seed, builder.build(), new Cluster("c", alike, List.of(bus)));
  }

  @Test
  void whatIsProvedIsNeverMoreThanTheOptimumAndMostlyMoreThanTheAverageShare() {
    assertThat(new NativeLibrary().isAvailable("Nothing is tested")).isTrue();
    BoundBudget budget = BoundBudget.ofTime(Duration.ofMinutes(1), 1);
    int stronger = 0;
    for (long seed = 0; seed < 30; seed++) {
      Problem problem = problem(seed, 2 + (int) (seed % 2));
      double optimum = ExhaustiveSearch.optimum(problem).orElseThrow().cost().toDouble();
      BlockShare share = BlockShare.of(problem).orElseThrow();
      for (double assumed : new double[] {optimum, 1.3 * optimum}) {
        Optional<HeaviestUnit> unit = HeaviestUnit.of(share, assumed);
        double proved = unit.orElseThrow().leastPeriod(assumed, MARGIN, budget);
        assertThat(proved).isLessThanOrEqualTo(optimum * (1 + MARGIN));
        stronger += proved > 1.001 * share.least(assumed) ? 1 : 0;
      }
    }
    assertThat(stronger).isGreaterThan(20);
  }

  /** Where another device could do it, nothing follows. */
  @Test
  void aUnitThatFitsElsewhereProvesNothing() {
    Problem alike = problem(1, 2);
    Device fast = new Device("fast", 9, 1_000);
    List<Device> devices = List.of(alike.cluster().device(0), alike.cluster().device(1), fast);
    Cluster cluster =
        new Cluster(
            "c", devices, List.of(Channel.shared("bus", Channel.UNLIMITED, List.of(0, 1, 2))));
    Problem problem = Problem.of("fast", alike.network(), cluster);
    assertThat(HeaviestUnit.of(BlockShare.of(problem).orElseThrow(), 30)).isEmpty();
  }
}
