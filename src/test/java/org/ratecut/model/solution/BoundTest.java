package org.ratecut.model.solution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ratecut.model.exact.Fraction;

class BoundTest {

  private static final Fraction TWO = Fraction.of(2);
  private static final Fraction THREE = Fraction.of(3);
  private static final Bound NOTHING = Bound.infeasible("memory", "Nothing fits.");

  private static Bound atLeast(Fraction cost) {
    return Bound.atLeast(cost, "argument", "Why.");
  }

  @Test
  void isStrongerWithAHigherCost() {
    assertThat(atLeast(THREE).isStrongerThan(atLeast(TWO))).isTrue();
    assertThat(atLeast(TWO).isStrongerThan(atLeast(TWO))).isFalse();
    assertThat(atLeast(TWO).isStrongerThan(atLeast(THREE))).isFalse();
  }

  @Test
  void isStrongestWhereNothingIsValid() {
    assertThat(NOTHING.isInfeasible()).isTrue();
    assertThat(NOTHING.isStrongerThan(atLeast(THREE))).isTrue();
    assertThat(atLeast(THREE).isStrongerThan(NOTHING)).isFalse();
    assertThat(NOTHING.isStrongerThan(NOTHING)).isFalse();
    assertThat(NOTHING.isRefutedBy(TWO)).isTrue();
    assertThat(NOTHING.excludes(TWO)).isTrue();
    assertThat(NOTHING.inferenceRate()).isEmpty();
  }

  @Test
  void isNewsIfStrongerOrBetterSupported() {
    Bound byOne = atLeast(TWO).with(Support.ONE_SOLVER);
    assertThat(atLeast(TWO).isNewsAfter(byOne)).isTrue();
    assertThat(byOne.isNewsAfter(atLeast(TWO))).isFalse();
    assertThat(byOne.isNewsAfter(byOne)).isFalse();
    assertThat(atLeast(THREE).with(Support.ONE_SOLVER).isNewsAfter(atLeast(TWO))).isTrue();
    assertThat(atLeast(TWO).isNewsAfter(atLeast(THREE).with(Support.ONE_SOLVER))).isFalse();
  }

  @Test
  void isRefutedOnlyByLess() {
    assertThat(atLeast(TWO).isRefutedBy(TWO)).isFalse();
    assertThat(atLeast(THREE).isRefutedBy(TWO)).isTrue();
  }

  @Test
  void excludesHigherRatesOnly() {
    Bound half = atLeast(TWO);
    assertThat(half.excludes(new Fraction(1, 2))).isFalse();
    assertThat(half.excludes(new Fraction(2, 3))).isTrue();
    assertThat(half.inferenceRate()).hasValue(new Fraction(1, 2));
    assertThat(atLeast(Fraction.ZERO).inferenceRate()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Support.class)
  void supportHasAWordOfItsOwn(Support support) {
    assertThat(Support.ofWord(support.word())).hasValue(support);
    assertThat(support.word()).doesNotContain("_").isLowerCase();
  }

  @Test
  void aProofIsAsWeakAsItsWeakestPart() {
    assertThat(Support.CERTIFIED.and(Support.ONE_SOLVER)).isEqualTo(Support.ONE_SOLVER);
    assertThat(Support.ONE_SOLVER.and(Support.CERTIFIED)).isEqualTo(Support.ONE_SOLVER);
    assertThat(Support.ARITHMETIC.and(Support.ARITHMETIC)).isEqualTo(Support.ARITHMETIC);
    assertThat(Support.ofWord("hearsay")).isEmpty();
    assertThat(Support.ENUMERATION.needsSolver()).isFalse();
    assertThat(Support.CERTIFIED.needsSolver()).isFalse();
    assertThat(Support.TWO_SOLVERS.needsSolver()).isTrue();
    assertThat(Support.ONE_SOLVER.needsSolver()).isTrue();
  }
}
