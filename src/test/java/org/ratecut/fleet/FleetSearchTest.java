package org.ratecut.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.Ratecut;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.ExhaustiveSearch;

class FleetSearchTest {

  private static final Pattern ENTRY = Pattern.compile("(\\d+)x(\\w+)");

  /** A chain of six vertices; part b is twice as fast as part a and has less memory. */
  private static Problem problem(String line, long seed) {
    Random random = new Random(seed);
    NetworkBuilder builder = Network.builder("chain");
    int vertices = 6;
    for (int v = 0; v < vertices; v++) {
      builder.addLayer(
          "l" + v,
          1,
          1,
          1,
          new Vertex(1 + random.nextInt(3), 2 + random.nextInt(6), 1 + random.nextInt(3)));
    }
    for (int v = 0; v + 1 < vertices; v++) {
      builder.addArcs(VertexSet.of(v), VertexSet.of(v + 1));
    }
    List<Device> devices = new ArrayList<>();
    Matcher entries = ENTRY.matcher(line);
    while (entries.find()) {
      boolean fast = entries.group(2).equals("b");
      for (int i = 0; i < Integer.parseInt(entries.group(1)); i++) {
        devices.add(new Device("d" + devices.size(), fast ? 5 : 8, fast ? 20 : 10));
      }
    }
    List<Channel> channels =
        devices.size() == 1
            ? List.of()
            : List.of(
                Channel.shared(
                    "radio", Fraction.of(6), IntStream.range(0, devices.size()).boxed().toList()));
    return Problem.of("p", builder.build(), new Cluster(line, devices, channels));
  }

  private static FleetPart part(String name, String price) {
    return new FleetPart(name, Optional.ofNullable(price).map(BigDecimal::new));
  }

  private static FleetResult run(FleetSpace space, Fraction rate, long seed, Budget budget) {
    return new FleetSearch(
            space, line -> problem(line, seed), rate, Optional.empty(), new FleetListener() {})
        .run(budget);
  }

  private static Budget seconds(int seconds) {
    return Budget.ofTime(Duration.ofSeconds(seconds)).withThreads(2);
  }

  /** Every verdict is the truth, and the answer is the first fleet that is enough. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void verdictsAreThoseOfTryingAllAssignments(long seed) {
    FleetSpace space =
        new FleetSpace(Optional.empty(), List.of(part("a", null), part("b", null)), 3, "radio");
    Fraction best = optimum("1xa + 2xb over radio", seed);
    for (Fraction rate :
        List.of(best, Fraction.of(1, 4), Fraction.of(best.numerator() * 2, best.denominator()))) {
      FleetResult result = run(space, rate, seed, seconds(20));

      Optional<String> first = Optional.empty();
      for (FleetFinding each : result.findings()) {
        boolean enough = optimum(each.devices(), seed).compareTo(rate) >= 0;
        assertThat(each.verdict())
            .as(each.devices())
            .isNotEqualTo(enough ? FleetVerdict.NOT_ENOUGH : FleetVerdict.ENOUGH);
        if (first.isEmpty() && enough) {
          first = Optional.of(each.devices());
        }
      }
      assertThat(result.open()).isEmpty();
      assertThat(result.answer().map(answer -> answer.finding().devices().length()))
          .isEqualTo(first.map(String::length));
      result.answer().ifPresent(answer -> assertIsEnough(answer, rate));
    }
  }

  private static Fraction optimum(String line, long seed) {
    return ExhaustiveSearch.optimum(problem(line, seed))
        .map(each -> each.cost().reciprocal())
        .orElse(Fraction.ZERO);
  }

  private static void assertIsEnough(FleetResult.Answer answer, Fraction rate) {
    Evaluation evaluation = Ratecut.evaluate(answer.problem(), answer.assignment());
    assertThat(evaluation.isValid()).isTrue();
    assertThat(evaluation.inferenceRate().orElseThrow().compareTo(rate)).isNotNegative();
    assertThat(evaluation.inferenceRate()).isEqualTo(answer.finding().rate());
  }

  @Test
  void theCheapestIsWantedWherePricesAreStated() {
    FleetSpace space =
        new FleetSpace(Optional.empty(), List.of(part("a", "1"), part("b", "5")), 3, "radio");
    FleetResult result = run(space, Fraction.of(1, 4), 1, seconds(20));

    List<BigDecimal> prices =
        result.findings().stream().map(each -> each.price().orElseThrow()).toList();
    assertThat(prices).isSorted();
    FleetFinding answer = result.answer().orElseThrow().finding();
    for (FleetFinding each : result.findings()) {
      if (optimum(each.devices(), 1).compareTo(Fraction.of(1, 4)) >= 0) {
        assertThat(answer.price().orElseThrow()).isLessThanOrEqualTo(each.price().orElseThrow());
      }
    }
  }

  @Test
  void theFixedDeviceIsTheFirstOfEveryFleetAndCostsNothing() {
    FleetSpace space = new FleetSpace(Optional.of("b"), List.of(part("a", "2")), 3, "radio");

    assertThat(space.fleets().stream().map(space::line))
        .containsExactly("1xb", "1xb + 1xa over radio", "1xb + 2xa over radio");
    assertThat(space.fleets().stream().map(space::price).map(Optional::orElseThrow))
        .containsExactly(BigDecimal.ZERO, new BigDecimal("2"), new BigDecimal("4"));
    assertThat(space.size()).isEqualTo(3);
  }

  @Test
  void devicesOfASmallerFleetAreFoundInALargerOne() {
    FleetSpace space =
        new FleetSpace(Optional.of("c"), List.of(part("a", null), part("b", null)), 6, "radio");
    int[] counterparts = space.counterparts(new Fleet(List.of(1, 2)), new Fleet(List.of(3, 2)));

    assertThat(counterparts).containsExactly(0, 1, 4, 5);
  }

  @Test
  void stepsGiveTheSameResultAgain() {
    FleetSpace space =
        new FleetSpace(Optional.empty(), List.of(part("a", null), part("b", null)), 3, "radio");
    List<FleetResult> results =
        IntStream.range(0, 2)
            .mapToObj(i -> run(space, Fraction.of(2, 3), 2, Budget.ofSteps(5)))
            .toList();

    assertThat(results.get(0).findings()).isEqualTo(results.get(1).findings());
  }

  @Test
  void tooManyFleetsAreRefused() {
    FleetSpace space =
        new FleetSpace(
            Optional.empty(),
            List.of(part("a", null), part("b", null), part("c", null)),
            100,
            "radio");

    assertThat(space.size()).isGreaterThan(FleetSpace.MAX_FLEETS);
    assertThatThrownBy(() -> run(space, Fraction.of(1), 1, Budget.ofSteps(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
