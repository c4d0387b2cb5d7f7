package org.ratecut.tune;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanTest {

  @Test
  void halvesConfigurationsAndDoublesTrials() {
    Plan plan = Plan.of(8, 9, 3);
    assertThat(plan.rounds())
        .containsExactly(new Plan.Round(8, 3), new Plan.Round(4, 5), new Plan.Round(2, 9));
    assertThat(plan.runs()).isEqualTo(8 * 3 + 4 * 2 + 2 * 4);
  }

  @Test
  void theFirstRoundHasEveryProblemAndTheLastAllTrials() {
    for (int candidates = 2; candidates < 40; candidates++) {
      for (int problems = 1; problems < 8; problems++) {
        for (int seeds = 1; seeds < 6; seeds++) {
          Plan plan = Plan.of(candidates, problems * seeds, problems);
          assertThat(plan.candidates()).isEqualTo(candidates);
          assertThat(plan.rounds().get(0).trials()).isEqualTo(problems);
          Plan.Round last = plan.rounds().get(plan.rounds().size() - 1);
          assertThat(last.trials()).isEqualTo(problems * seeds);
          assertThat(last.candidates()).isGreaterThanOrEqualTo(2);
        }
      }
    }
  }

  @Test
  void theLargestPlanKeepsTheNumberOfRuns() {
    for (int runs = 20; runs < 200; runs += 7) {
      Plan plan = Plan.within(runs, 9, 3);
      assertThat(plan.runs()).isLessThanOrEqualTo(runs);
      assertThat(Plan.of(plan.candidates() + 1, 9, 3).runs()).isGreaterThan(runs);
    }
  }
}
