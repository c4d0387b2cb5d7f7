package org.ratecut.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Objective;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;

class GapTest {

  /** A period of 1/4 s and 10 values per inference. */
  private static final Evaluation VALID = evaluation(List.of());

  private static final Evaluation INVALID = evaluation(List.of(new Violation.PinBroken(0, 1, 0)));

  @Test
  void isTheShareOfTheBoundThatTheRateLacks() {
    assertThat(Gap.of(Objective.RATE, VALID, atLeast(Fraction.of(1, 5)))).contains(1 - 0.2 / 0.25);
  }

  @Test
  void isTheShareOfTheTrafficAboveTheBound() {
    assertThat(Gap.of(Objective.COMMUNICATION, VALID, atLeast(Fraction.of(4)))).contains(0.6);
  }

  @Test
  void isZeroWhereTheBoundIsAttained() {
    assertThat(Gap.of(Objective.RATE, VALID, atLeast(Fraction.of(1, 4)))).contains(0.0);
  }

  @Test
  void isUnknownForARateOfWhichNothingIsProved() {
    assertThat(Gap.of(Objective.RATE, VALID, Optional.empty())).isEmpty();
    assertThat(Gap.of(Objective.RATE, VALID, atLeast(Fraction.ZERO))).isEmpty();
  }

  @Test
  void isTheWholeTrafficWhereNothingIsProved() {
    assertThat(Gap.of(Objective.COMMUNICATION, VALID, Optional.empty())).contains(1.0);
  }

  @Test
  void isUnknownForAnInvalidAssignment() {
    assertThat(Gap.of(Objective.RATE, INVALID, atLeast(Fraction.of(1, 5)))).isEmpty();
  }

  private static Optional<Bound> atLeast(Fraction cost) {
    return Optional.of(Bound.atLeast(cost, "test", "For this test."));
  }

  private static Evaluation evaluation(List<Violation> violations) {
    return new Evaluation(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        10,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Fraction.of(1, 4),
        Optional.empty(),
        violations);
  }
}
