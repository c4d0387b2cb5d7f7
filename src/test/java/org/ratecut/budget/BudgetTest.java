package org.ratecut.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.model.exact.Fraction;

class BudgetTest {

  @Test
  void changedCopiesKeepTheRest() {
    Budget budget = Budget.ofSteps(5).withSeed(7).withThreads(3).withTargetRate(Fraction.of(2));
    assertThat(budget.seed()).isEqualTo(7);
    assertThat(budget.threads()).isEqualTo(3);
    assertThat(budget.stepLimit()).hasValue(5);
    assertThat(budget.targetRate()).contains(Fraction.of(2));
    assertThat(budget.isSpent()).isFalse();
  }

  @Test
  void lanesAndThreadsDrawNumbersOfTheirOwn() {
    Budget budget = Budget.ofSteps(5).withSeed(7).withThreads(8);
    assertThat(budget.forLane(0, 2).seed()).isEqualTo(7);
    assertThat(budget.forLane(1, 2).threads()).isEqualTo(2);
    assertThat(
            IntStream.range(0, 40)
                .boxed()
                .flatMap(
                    lane -> IntStream.range(0, 40).mapToObj(budget.forLane(lane, 40)::seedFor)))
        .doesNotHaveDuplicates();
  }

  @Test
  void cancellingEndsAllCopies() {
    Budget budget = Budget.ofTime(Duration.ofDays(1));
    Budget copy = budget.withSeed(2).withTimeFromNow(Duration.ofHours(1));
    budget.cancel();
    assertThat(copy.isCancelled()).isTrue();
    assertThat(copy.isSpent()).isTrue();
    assertThat(copy.isTimeUp()).isFalse();
  }

  @Test
  void timeFromNowOnlyShortens() {
    Budget none = Budget.ofTime(Duration.ZERO);
    assertThat(none.withTimeFromNow(Duration.ofDays(1)).isTimeUp()).isTrue();
    assertThat(none.remaining()).isZero();
    Budget day = Budget.ofTime(Duration.ofDays(1));
    assertThat(day.withTimeFromNow(Duration.ofHours(1)).remaining())
        .isLessThanOrEqualTo(Duration.ofHours(1));
  }
}
