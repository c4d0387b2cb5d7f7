package org.ratecut.bound.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.profile.answer.Answer;
import org.ratecut.bound.profile.answer.Refutation;
import org.ratecut.bound.profile.answer.Verdict;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Support;
import org.ratecut.testing.PaperProblems;

/** What a search for a bound asks, with a decider that knows the optimum. */
class CostSearchTest {

  private static final Fraction OPTIMUM = Fraction.of(240, 390_625);

  private final AttainableCosts costs =
      new AttainableCosts(PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4()));
  private final List<Fraction> asked = new ArrayList<>();
  private final List<Fraction> told = new ArrayList<>();

  private Answer decide(Fraction cost, BoundBudget budget) {
    asked.add(cost);
    return cost.isLessThan(OPTIMUM)
        ? Answer.refuted(Refutation.byArithmetic())
        : Answer.open(Verdict.UNDECIDED);
  }

  private CostSearch searchFrom(Fraction low) {
    return new CostSearch(
        costs,
        low,
        this::decide,
        new CostListener() {
          @Override
          public void onBound(Optional<Fraction> cost, Support support) {
            told.add(cost.orElseThrow());
          }

          @Override
          public void onContradiction(Fraction cost, String message) {
            throw new AssertionError(message);
          }
        });
  }

  private static BoundBudget budget() {
    return BoundBudget.ofTime(Duration.ofHours(1), 1);
  }

  @Test
  void climbsStepByStepUntilAQuestionStaysOpen() {
    Fraction low = searchFrom(Fraction.of(200, 390_625)).climb(budget());
    assertThat(low).isEqualTo(OPTIMUM);
    assertThat(told).isSorted().endsWith(OPTIMUM);
    assertThat(asked).hasSize(told.size() + 1);
  }

  @Test
  void climbsOnlyBelowWhatIsAttained() {
    BoundBudget known = budget().withKnownCost(() -> Optional.of(OPTIMUM));
    assertThat(searchFrom(Fraction.of(200, 390_625)).climb(known)).isEqualTo(OPTIMUM);
    assertThat(asked).isNotEmpty().allMatch(cost -> cost.isLessThan(OPTIMUM));
  }

  @Test
  void asksNothingOfACostThatIsAttained() {
    BoundBudget known = budget().withKnownCost(() -> Optional.of(OPTIMUM));
    assertThat(searchFrom(OPTIMUM).climb(known)).isEqualTo(OPTIMUM);
    assertThat(asked).isEmpty();
  }

  @Test
  void bisectsToTheOptimum() {
    BoundBudget known = budget().withKnownCost(() -> Optional.of(OPTIMUM));
    assertThat(searchFrom(Fraction.of(100, 390_625)).run(known)).isEqualTo(OPTIMUM);
    assertThat(asked).allMatch(cost -> cost.isLessThan(OPTIMUM));
  }
}
