package org.ratecut.bound.profile.inequality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.profile.DeviceUse;
import org.ratecut.bound.profile.counts.Column;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

/** Weighs what all assignments of tiny problems make the devices do. */
class MultipliersTest {

  private static final int PROBLEMS = 100;

  /** The couplings are equations, but for the capacity: so the sum is what it is at least. */
  @Test
  void allDevicesTogetherWeighWhatTheirTrafficAllows() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomProblems.upTo(5, 3, seed);
      NetworkProfile profile = NetworkProfile.of(problem.network());
      Random random = new Random(seed);
      Partners partners = partners(problem, random);
      long capacity = random.nextInt(40);
      Multipliers weights = random(profile, partners, capacity, random);
      DeviceUse use = new DeviceUse(problem, profile, partners);
      ExhaustiveSearch.forEach(
          problem,
          (assignment, evaluation) -> {
            long sum = sum(problem, assignment, weights, use, partners);
            long traffic = evaluation.totalTraffic();
            assertThat(sum).as(problem.name()).isEqualTo(weights.atLeast(traffic));
            if (traffic <= capacity) {
              assertThat(sum).isGreaterThanOrEqualTo(weights.atLeast(capacity));
            }
          });
    }
  }

  @Test
  void noWeightsSayNothing() {
    Problem problem = RandomProblems.ofSize(5, 3, 1);
    NetworkProfile profile = NetworkProfile.of(problem.network());
    Partners partners = Partners.of(problem);
    Multipliers none = Multipliers.none(profile, partners);
    DeviceUse use = new DeviceUse(problem, profile, partners);
    Assignment any = RandomProblems.assignment(problem, new Random(1));
    assertThat(sum(problem, any, none, use, partners)).isZero();
    assertThat(none.atLeast(Network.MAX_TOTAL)).isZero();
  }

  @Test
  void theLargestSizesDoNotOverflow() {
    Random random = new Random(4);
    for (int round = 0; round < 1_000; round++) {
      Problem problem = large(random);
      NetworkProfile profile = NetworkProfile.of(problem.network());
      Partners partners = partners(problem, random);
      DeviceUse use = new DeviceUse(problem, profile, partners);
      Assignment assignment =
          random.nextBoolean()
              ? RandomProblems.assignment(problem, random)
              : oneAway(problem, random.nextInt(problem.vertexCount()));
      long traffic = traffic(problem, profile, use, assignment, partners);
      long spare =
          random.nextBoolean()
              ? random.nextInt(9)
              : (Network.MAX_TOTAL - traffic) >> random.nextInt(54);
      Multipliers weights = random(profile, partners, traffic + spare, random);
      assertThat(sum(problem, assignment, weights, use, partners))
          .isGreaterThanOrEqualTo(weights.atLeast(traffic + spare));
    }
  }

  /** One vertex sends as much as there may be, others very little, in any order. */
  private static Problem large(Random random) {
    int devices = 2 + random.nextInt(3);
    NetworkBuilder builder = Network.builder("large");
    List<Vertex> vertices = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      long output = (Network.MAX_TOTAL / 16 / devices) >> (i * random.nextInt(18));
      vertices.add(new Vertex(0, Network.MAX_TOTAL / 8, output));
    }
    Layer first = builder.addLayer("first", 1, vertices.size(), 1, vertices);
    Layer second = builder.addLayer("second", 1, 3, 1, new Vertex(0, 1, 0));
    builder.addArcs(first, second);
    Problem any = RandomProblems.ofSize(1, devices, random.nextInt(100));
    return Problem.of("large", builder.build(), any.cluster());
  }

  /** What is large is mostly sent nowhere. */
  private static Assignment oneAway(Problem problem, int vertex) {
    return Assignment.of(
        IntStream.range(0, problem.vertexCount()).map(v -> v == vertex ? 1 : 0).toArray());
  }

  private static Partners partners(Problem problem, Random random) {
    List<List<Integer>> groups = new ArrayList<>();
    int first = random.nextInt(problem.deviceCount());
    if (problem.deviceCount() > 1) {
      groups.add(List.of(first));
    }
    groups.add(
        IntStream.range(0, problem.deviceCount())
            .filter(d -> problem.deviceCount() == 1 || d != first)
            .boxed()
            .toList());
    return new Partners(groups);
  }

  /** Weights of any size and sign; a negative one of the capacity says nothing. */
  private static Multipliers random(
      NetworkProfile profile, Partners partners, long capacity, Random random) {
    double size = Math.pow(10, random.nextInt(40) - 20);
    double[] perVertex = new double[profile.classes().size()];
    IntStream.range(0, perVertex.length).forEach(k -> perVertex[k] = weight(random, size));
    double[][][] perFlow = new double[profile.sources().size()][partners.count()][partners.count()];
    for (double[][] table : perFlow) {
      for (double[] row : table) {
        IntStream.range(0, row.length).forEach(to -> row[to] = weight(random, size));
      }
    }
    return Multipliers.rounded(perVertex, perFlow, weight(random, 1), profile, capacity);
  }

  private static double weight(Random random, double size) {
    return random.nextInt(4) == 0 ? 0 : random.nextGaussian() * size;
  }

  private static long sum(
      Problem problem,
      Assignment assignment,
      Multipliers weights,
      DeviceUse use,
      Partners partners) {
    return IntStream.range(0, problem.deviceCount())
        .mapToLong(d -> weights.weigh(use.column(assignment, d), partners.of(d)))
        .reduce(0, Math::addExact);
  }

  private static long traffic(
      Problem problem,
      NetworkProfile profile,
      DeviceUse use,
      Assignment assignment,
      Partners partners) {
    long traffic = 0;
    for (int d = 0; d < problem.deviceCount(); d++) {
      Column column = use.column(assignment, d);
      for (int s = 0; s < profile.sources().size(); s++) {
        for (int group = 0; group < partners.count(); group++) {
          traffic += column.receivedFrom(group, s) * profile.sources().get(s).output();
        }
      }
    }
    return traffic;
  }
}
