package org.ratecut.io.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.model.exact.Fraction;

class FiguresTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          1038896277, 1000000, "1,038.896277"
          32131, 1000000, 0.032131
          1, 1000, 0.001000
          1, 8100, 0.000123457
          1, 810000, 0.00000123457
          1, 1000000000000, 1.00000e-12
          """)
  void aSmallRateKeepsItsDigits(long numerator, long denominator, String expected) {
    assertThat(Figures.rate(Optional.of(Fraction.of(numerator, denominator)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          1038.8962, "1,038.896"
          0.5, 0.500
          0.0321314, 0.03213
          0, 0.000
          0.0000000004, 4.000e-10
          """)
  void aShortRateToo(double rate, String expected) {
    assertThat(Figures.shortRate(rate)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          7, 3.5 MAC
          8376, 4.19 kMAC
          8374272, 4.19 MMAC
          8200000000, "4,100.00 MMAC"
          """)
  void aMacIsTwoFlop(long flop, String expected) {
    assertThat(Figures.macs(flop)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 2, 2.500 s",
    "1, 1000, 1.000 ms",
    "96256, 100000000, 962.560 us",
    "1, 2000000000, 500.000 ps",
    "3, 1000000000, 3.000 ns",
    "1, 9000000000000000, 1.111e-16 s",
    "0, 1, 0 s",
  })
  void aPeriodIsNeverShownAsNothing(long numerator, long denominator, String expected) {
    assertThat(Figures.period(Fraction.of(numerator, denominator))).isEqualTo(expected);
  }

  @Test
  void aSmallAmountKeepsItsDigits() {
    assertThat(Figures.amount(Fraction.of(1, 64))).isEqualTo("0.01563");
    assertThat(Figures.amount(Fraction.of(16983, 2))).isEqualTo("8,491.500");
  }
}
