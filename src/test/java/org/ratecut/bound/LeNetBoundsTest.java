package org.ratecut.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.methods.BoundMethods;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.testing.PaperProblems;

/** The bounds that {@code docs/bounds.md} reports, as far as they take seconds. */
class LeNetBoundsTest {

  /** 781,250 values a second over 904 values. */
  private static final Fraction BEST_KNOWN_ON_TWO = Fraction.of(904, 781_250);

  @Test
  void theBestKnownAssignmentOnTwoDevicesIsOptimal() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.stm32f469x2());
    BoundBudget budget =
        BoundBudget.ofTime(Duration.ofMinutes(5), 2)
            .withKnownCost(() -> Optional.of(BEST_KNOWN_ON_TWO));

    Bound best = best(problem, budget);

    assertThat(best.argument()).isEqualTo("layer-profile");
    assertThat(best.cost()).contains(BEST_KNOWN_ON_TWO);
  }

  @Test
  void onSixtyThreeDevicesNoLinkCarriesLessThanAnOutputOfS2() {
    Cluster cluster = PaperProblems.stm32l151x63();
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), cluster);
    BoundBudget budget =
        BoundBudget.ofTime(Duration.ofMinutes(5), 2)
            .withKnownCost(() -> Optional.of(Fraction.of(24, 1_200)));

    assertThat(best(problem, budget).inferenceRate()).contains(Fraction.of(50));
  }

  private static Bound best(Problem problem, BoundBudget budget) {
    return new BoundRun(BoundMethods.all()).run(problem, budget, bound -> {}).best().orElseThrow();
  }
}
