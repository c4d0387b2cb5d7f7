package org.ratecut.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WilcoxonSignedRankTest {

  /**
   * The heights of Zea mays of Darwin (1876), cross- minus self-fertilised, in eighths of an inch;
   * R's {@code wilcox.test} gives V = 96, p-value = 0.04126.
   */
  @Test
  void darwinsPlants() {
    WilcoxonSignedRank test =
        WilcoxonSignedRank.of(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48);
    assertThat(test.pairs()).isEqualTo(15);
    assertThat(test.rankSum()).isEqualTo(96);
    assertThat(test.pValue()).isCloseTo(0.041259765625, within(1e-12));
    assertThat(test.exact()).isTrue();
  }

  /** With n differences of one sign, only two of 2^n sign patterns are as lopsided. */
  @Test
  void allOneSignIsTheSmallestPossiblePValue() {
    assertThat(WilcoxonSignedRank.of(1, 2, 3, 4, 5).pValue()).isEqualTo(2.0 / 32);
    assertThat(WilcoxonSignedRank.of(-1, -2, -3, -4, -5, -6).pValue()).isEqualTo(2.0 / 64);
  }

  @Test
  void exchangingTheSidesIsAsIfAllDifferencesHadTheOtherSign() {
    assertThat(WilcoxonSignedRank.of(2, -1, 5, 0, 7).reversed())
        .isEqualTo(WilcoxonSignedRank.of(-2, 1, -5, 0, -7));
  }

  @Test
  void differencesOfZeroAreLeftOut() {
    assertThat(WilcoxonSignedRank.of(0, 1, 0, 2)).isEqualTo(WilcoxonSignedRank.of(1, 2));
    assertThat(WilcoxonSignedRank.of(0, 0).pValue()).isEqualTo(1);
    assertThat(WilcoxonSignedRank.of().pairs()).isZero();
  }

  /**
   * Mean ranks 1.5, 1.5, 3: of the 8 patterns, 4 have a rank sum of at most 1.5 or at least 4.5.
   */
  @Test
  void equalSizesShareTheirRank() {
    WilcoxonSignedRank test = WilcoxonSignedRank.of(2, -2, 3);
    assertThat(test.rankSum()).isEqualTo(4.5);
    assertThat(test.pValue()).isEqualTo(6.0 / 8);
  }

  @Test
  void countingAgreesWithListingAllPatterns() {
    Random random = new Random(7);
    for (int repetition = 0; repetition < 20; repetition++) {
      double[] differences =
          IntStream.range(0, 1 + random.nextInt(9))
              .mapToDouble(i -> random.nextInt(9) - 4)
              .toArray();
      assertThat(WilcoxonSignedRank.of(differences).pValue())
          .isCloseTo(listed(differences), within(1e-12));
    }
  }

  private static double listed(double... differences) {
    double[] nonZero = DoubleStream.of(differences).filter(d -> d != 0).toArray();
    double[] ranks = Ranks.of(DoubleStream.of(nonZero).map(Math::abs).toArray());
    double mean = DoubleStream.of(ranks).sum() / 2;
    double found = Math.abs(WilcoxonSignedRank.of(differences).rankSum() - mean);
    int asFar = 0;
    for (int pattern = 0; pattern < 1 << ranks.length; pattern++) {
      double sum = 0;
      for (int i = 0; i < ranks.length; i++) {
        sum += (pattern >> i & 1) == 1 ? ranks[i] : 0;
      }
      asFar += Math.abs(sum - mean) >= found ? 1 : 0;
    }
    return (double) asFar / (1 << ranks.length);
  }

  /** The p-value that counting all 2^51 sign patterns gives, by another program. */
  @Test
  void manyPairsAreApproximatedAndCloseToTheCount() {
    double[] differences =
        IntStream.rangeClosed(1, 51).mapToDouble(i -> i % 3 == 0 ? -i : i).toArray();
    WilcoxonSignedRank test = WilcoxonSignedRank.of(differences);
    assertThat(test.exact()).isFalse();
    assertThat(test.rankSum()).isEqualTo(867);
    assertThat(test.pValue()).isCloseTo(0.055980, within(0.001));
  }

  @Test
  void tailsOfTheNormalDistribution() {
    assertThat(WilcoxonSignedRank.upperTail(0)).isCloseTo(0.5, within(1e-7));
    assertThat(WilcoxonSignedRank.upperTail(1.959963985)).isCloseTo(0.025, within(1e-7));
    assertThat(WilcoxonSignedRank.upperTail(2.575829304)).isCloseTo(0.005, within(1e-7));
  }
}
