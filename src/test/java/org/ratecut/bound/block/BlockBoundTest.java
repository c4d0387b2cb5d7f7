package org.ratecut.bound.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.BoundBudget;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;
import org.ratecut.testing.ResourceProblems;
import org.ratecut.testing.ResourceProblems.Feature;

class BlockBoundTest {

  private static final List<Feature> FEATURES = List.copyOf(EnumSet.allOf(Feature.class));

  private static List<Bound> bounds(Problem problem, Optional<Fraction> known) {
    List<Bound> bounds = new ArrayList<>();
    BoundBudget budget = BoundBudget.ofTime(Duration.ofSeconds(20), 1).withKnownCost(() -> known);
    new BlockBound().prove(problem, budget, bounds::add);
    return bounds;
  }

  @Test
  void noBoundExceedsTheOptimum() {
    int proved = 0;
    for (long seed = 0; seed < 60; seed++) {
      Problem problem =
          ResourceProblems.with(
                  EnumSet.of(
                      Feature.COMMUNICATING_DEVICES, FEATURES.get((int) (seed % FEATURES.size()))),
                  RandomProblems.upTo(7, 3, seed),
                  seed)
              .withObjective(Objective.RATE);
      Optional<Fraction> optimum =
          ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
      for (Optional<Fraction> known : List.of(Optional.<Fraction>empty(), optimum)) {
        for (Bound bound : bounds(problem, known)) {
          proved++;
          optimum.ifPresent(
              cost -> assertThat(bound.cost().orElseThrow()).isLessThanOrEqualTo(cost));
        }
      }
    }
    assertThat(proved).isGreaterThan(30);
  }

  /** A chain of four that talk much: a device that computes half must send and receive at a cut. */
  @Test
  void transfersCountBesideTheShare() {
    NetworkBuilder builder = Network.builder("chain");
    for (int v = 0; v < 4; v++) {
      builder.addLayer("v" + v, 1, 1, 1, new Vertex(1, 10, 3));
    }
    IntStream.range(0, 3).forEach(v -> builder.addArcs(VertexSet.of(v), VertexSet.of(v + 1)));
    Communication transfers = new Communication(Fraction.of(1), true);
    List<Device> devices =
        IntStream.range(0, 2)
            .mapToObj(d -> new Device("d" + d, 9, 1).withCommunication(transfers))
            .toList();
    Cluster cluster =
        new Cluster(
            "two", devices, List.of(Channel.shared("bus", Channel.UNLIMITED, List.of(0, 1))));
    Problem problem = Problem.of("chain_two", builder.build(), cluster);
    List<Bound> bounds = bounds(problem, Optional.of(Fraction.of(23)));
    double best = bounds.get(bounds.size() - 1).cost().orElseThrow().toDouble();
    assertThat(best).isBetween(22.99, 23.0);
  }
}
