package org.ratecut.solver.tidy.simple;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.evaluation.Gap;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.ResourceProblems;

class SimplePlansTest {

  private static final int PROBLEMS = 150;

  @Test
  void plansAreValidInTimeAndNoneOutdoesAnother() {
    Fraction loss = Fraction.of(1, 4);
    int simpler = 0;
    for (long seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = ResourceProblems.tiny(seed).withObjective(Objective.RATE);
      Optional<Assignment> best = fastest(problem);
      if (best.isEmpty()) {
        continue;
      }
      Fraction period = Evaluator.evaluate(problem, best.get()).period();
      List<SimplePlan> plans = find(problem, best.get(), loss);
      for (SimplePlan each : plans) {
        Evaluation referee = Evaluator.evaluate(problem, each.assignment());
        assertThat(referee.isValid()).as("seed %d", seed).isTrue();
        assertThat(referee.totalTraffic()).isEqualTo(each.traffic());
        assertThat(Gap.isWithin(referee.period(), period, loss)).as("seed %d", seed).isTrue();
        assertThat(plans)
            .as("seed %d", seed)
            .noneMatch(other -> !other.equals(each) && other.isAtLeastAsGoodAs(each));
      }
      assertThat(plans.get(0).evaluation().period()).isEqualTo(period);
      assertThat(plans)
          .isSortedAccordingTo(
              (a, b) -> a.evaluation().period().compareTo(b.evaluation().period()));
      simpler += plans.size() > 1 ? 1 : 0;
    }
    assertThat(simpler).isGreaterThan(PROBLEMS / 20);
  }

  @Test
  void theSimplestHasOftenTheLeastTrafficThereIs() {
    Fraction loss = Fraction.of(1, 3);
    int least = 0;
    int all = 0;
    for (long seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = ResourceProblems.tiny(seed).withObjective(Objective.RATE);
      Optional<Assignment> best = fastest(problem);
      if (best.isEmpty()) {
        continue;
      }
      Fraction period = Evaluator.evaluate(problem, best.get()).period();
      long[] leastTraffic = {Long.MAX_VALUE};
      ExhaustiveSearch.forEach(
          problem,
          (assignment, evaluation) -> {
            if (evaluation.isValid() && Gap.isWithin(evaluation.period(), period, loss)) {
              leastTraffic[0] = Math.min(leastTraffic[0], evaluation.totalTraffic());
            }
          });
      long found = SimplePlans.simplest(find(problem, best.get(), loss)).traffic();
      assertThat(found).as("seed %d", seed).isGreaterThanOrEqualTo(leastTraffic[0]);
      all++;
      least += found == leastTraffic[0] ? 1 : 0;
    }
    assertThat(least).isGreaterThan(all * 9 / 10);
  }

  @Test
  void nothingIsGivenUpWhereNothingMayBe() {
    for (long seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = ResourceProblems.tiny(seed).withObjective(Objective.RATE);
      Optional<Assignment> best = fastest(problem);
      if (best.isPresent()) {
        Fraction period = Evaluator.evaluate(problem, best.get()).period();
        assertThat(find(problem, best.get(), Fraction.ZERO))
            .allMatch(each -> each.evaluation().period().equals(period));
      }
    }
  }

  private static List<SimplePlan> find(Problem problem, Assignment best, Fraction loss) {
    return new SimplePlans(problem, Budget.ofSteps(1)).find(best, loss);
  }

  private static Optional<Assignment> fastest(Problem problem) {
    return ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::assignment);
  }
}
