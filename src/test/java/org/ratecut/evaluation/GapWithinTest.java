package org.ratecut.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ratecut.model.exact.Fraction;

class GapWithinTest {

  /** A gap of exactly a tenth is near enough, whatever the size of the numbers. */
  @Test
  void isDecidedInWholeNumbers() {
    Fraction gap = Fraction.of(1, 10);
    for (long scale : new long[] {1, 900_000_000_000_000L}) {
      assertThat(Gap.isWithin(Fraction.of(10 * scale), Fraction.of(9 * scale), gap)).isTrue();
    }
    assertThat(
            Gap.isWithin(
                Fraction.of(9_000_000_000_000_000L), Fraction.of(8_099_999_999_999_999L), gap))
        .isFalse();
    assertThat(Gap.isWithin(Fraction.of(3), Fraction.of(3), Fraction.ZERO)).isTrue();
    assertThat(Gap.isWithin(Fraction.of(3), Fraction.of(1), Fraction.of(1))).isTrue();
  }
}
