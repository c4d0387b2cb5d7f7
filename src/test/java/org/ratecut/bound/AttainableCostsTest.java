package org.ratecut.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

/** Next to the costs of all valid assignments of tiny problems. */
class AttainableCostsTest {

  private static final int PROBLEMS = 40;

  @Test
  void noCostOfAnAssignmentIsSkipped() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomProblems.upTo(6, 3, seed);
      AttainableCosts costs = new AttainableCosts(problem);
      NavigableSet<Fraction> attained = costsOf(problem, valid(problem));
      for (Fraction probe : probes(attained)) {
        Fraction higher = attained.higher(probe);
        if (higher != null) {
          assertThat(costs.above(probe).orElseThrow()).isLessThanOrEqualTo(higher);
        }
        Fraction floor = attained.floor(probe);
        if (floor != null) {
          assertThat(costs.atMost(probe)).isGreaterThanOrEqualTo(floor);
        }
        Fraction lower = attained.lower(probe);
        if (lower != null) {
          assertThat(costs.below(probe)).isGreaterThanOrEqualTo(lower);
        }
      }
    }
  }

  @Test
  void nothingIsBetweenTheCostsOnBothSides() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomProblems.upTo(6, 3, seed);
      AttainableCosts costs = new AttainableCosts(problem);
      for (Fraction probe : probes(costsOf(problem, valid(problem)))) {
        Fraction atMost = costs.atMost(probe);
        assertThat(atMost).isLessThanOrEqualTo(probe);
        assertThat(costs.atMost(atMost)).isEqualTo(atMost);
        costs
            .above(probe)
            .ifPresent(
                above -> {
                  assertThat(above).isGreaterThan(probe);
                  assertThat(costs.atMost(above)).isEqualTo(above);
                  assertThat(costs.below(above)).isEqualTo(atMost);
                });
        if (!probe.isZero()) {
          assertThat(costs.below(probe)).isLessThan(probe);
        }
      }
    }
  }

  @Test
  void noChannelCarriesMoreBelowTheNextAmountOfTraffic() {
    int stepped = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomProblems.upTo(6, 3, seed);
      AttainableCosts costs = new AttainableCosts(problem);
      for (Fraction probe : probes(costsOf(problem, valid(problem)))) {
        Fraction more = costs.moreTraffic(probe).orElse(null);
        if (more != null && problem.objective() == Objective.RATE) {
          Fraction last = costs.below(more);
          assertThat(last).isGreaterThanOrEqualTo(costs.atMost(probe));
          assertThat(traffic(problem, costs, last)).isEqualTo(traffic(problem, costs, probe));
          // A limit never exceeds what everything together can be.
          stepped += traffic(problem, costs, more).equals(traffic(problem, costs, probe)) ? 0 : 1;
        }
      }
    }
    assertThat(stepped).isGreaterThan(PROBLEMS);
  }

  private static List<Long> traffic(Problem problem, AttainableCosts costs, Fraction cost) {
    CostLimits limits = costs.limitsAt(cost);
    return IntStream.range(0, problem.cluster().channelCount()).mapToObj(limits::traffic).toList();
  }

  @Test
  void anAssignmentKeepsTheLimitsOfACostExactlyIfItCostsNoMore() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomProblems.upTo(5, 3, seed);
      AttainableCosts costs = new AttainableCosts(problem);
      List<Evaluation> valid = valid(problem);
      for (Fraction probe : probes(costsOf(problem, valid))) {
        CostLimits limits = costs.limitsAt(probe);
        for (Evaluation each : valid) {
          assertThat(keeps(each, limits))
              .as("%s at cost %s", problem.name(), probe)
              .isEqualTo(each.cost(problem.objective()).compareTo(probe) <= 0);
        }
      }
      for (Evaluation each : valid) {
        assertThat(each.cost(problem.objective())).isLessThanOrEqualTo(costs.unlimited());
        assertThat(keeps(each, costs.limitsAt(costs.unlimited()))).isTrue();
      }
    }
  }

  @Test
  void aCostMayBeHuge() {
    Fraction huge = Fraction.of(Long.MAX_VALUE);
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomProblems.upTo(5, 3, seed);
      AttainableCosts costs = new AttainableCosts(problem);
      assertThat(costs.atMost(huge)).isGreaterThanOrEqualTo(costs.atMost(costs.unlimited()));
      assertThat(costs.limitsAt(huge).totalTraffic())
          .isEqualTo(problem.network().totalOutput() * problem.deviceCount());
      assertThat(costs.limitsAt(huge).load(0)).isLessThanOrEqualTo(Network.MAX_TOTAL);
    }
  }

  private static boolean keeps(Evaluation evaluation, CostLimits limits) {
    return IntStream.range(0, evaluation.loads().size())
            .allMatch(d -> evaluation.loads().get(d) <= limits.load(d))
        && IntStream.range(0, evaluation.channelTraffic().size())
            .allMatch(h -> evaluation.channelTraffic().get(h) <= limits.traffic(h))
        && evaluation.totalTraffic() <= limits.totalTraffic();
  }

  private static List<Evaluation> valid(Problem problem) {
    List<Evaluation> valid = new ArrayList<>();
    ExhaustiveSearch.forEach(
        problem,
        (assignment, evaluation) -> {
          if (evaluation.isValid()) {
            valid.add(evaluation);
          }
        });
    return valid.stream().distinct().toList();
  }

  private static NavigableSet<Fraction> costsOf(Problem problem, List<Evaluation> valid) {
    TreeSet<Fraction> costs = new TreeSet<>();
    valid.forEach(each -> costs.add(each.cost(problem.objective())));
    return costs;
  }

  /** Zero, the costs themselves, and one between each two of them. */
  private static List<Fraction> probes(NavigableSet<Fraction> costs) {
    List<Fraction> probes = new ArrayList<>(List.of(Fraction.ZERO));
    for (Fraction cost : costs) {
      Fraction before = probes.get(probes.size() - 1);
      // The mediant of two fractions is between them.
      probes.add(
          Fraction.of(
              before.numerator() + cost.numerator(), before.denominator() + cost.denominator()));
      probes.add(cost);
    }
    return probes;
  }
}
