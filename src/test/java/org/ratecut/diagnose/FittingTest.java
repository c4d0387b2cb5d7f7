package org.ratecut.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Problem;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

class FittingTest {

  private static final int SEEDS = 50;

  @ParameterizedTest
  @ValueSource(longs = {0, 50, 100, 150})
  void decisionsAgreeWithExhaustiveSearch(long firstSeed) {
    Fitting fitting = new Fitting(Budget.ofTime(Duration.ofMinutes(5)));
    for (long seed = firstSeed; seed < firstSeed + SEEDS; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      Problem excerpt = Excerpt.of(problem, Demands.allOf(problem));
      Feasibility verdict = fitting.decide(excerpt, Duration.ofSeconds(30));
      boolean possible = ExhaustiveSearch.optimum(problem).isPresent();
      assertThat(verdict.fits()).as("seed %d: %s", seed, verdict).isEqualTo(possible);
      assertThat(verdict.isImpossible()).as("seed %d", seed).isEqualTo(!possible);
      if (verdict instanceof Feasibility.Fits fits) {
        assertThat(Evaluator.evaluate(problem, fits.assignment()).isValid()).isTrue();
      }
    }
  }
}
