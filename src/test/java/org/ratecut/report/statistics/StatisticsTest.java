package org.ratecut.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void medianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    assertThat(Spread.of(DoubleStream.of(4, 1, 3, 2))).contains(new Spread(4, 1, 2.5, 4));
    assertThat(Spread.of(DoubleStream.of(5, 1, 3))).contains(new Spread(3, 1, 3, 5));
    assertThat(Spread.of(DoubleStream.empty())).isEmpty();
  }

  @Test
  void equalNumbersShareTheirMeanRank() {
    assertThat(Ranks.of(10, 20, 10, 30)).containsExactly(1.5, 3, 1.5, 4);
  }

  /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
  @Test
  void holmAdjustsAsRDoes() {
    assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(Holm.adjust(0.5, 0.9)).containsExactly(1, 1);
  }

  @Test
  void aProfileIsTheShareOfProblemsWithinAFactorOfTheBest() {
    PerformanceProfile profile =
        new PerformanceProfile(
            List.of(new double[] {10, 5}, new double[] {4, 8}, new double[] {3, 0}));
    assertThat(profile.share(0, 1)).isEqualTo(2.0 / 3);
    assertThat(profile.share(1, 1)).isEqualTo(1.0 / 3);
    assertThat(profile.share(0, 2)).isEqualTo(1);
    assertThat(profile.share(1, 1e9)).as("one problem is never solved").isEqualTo(2.0 / 3);
    assertThat(profile.steps(1)).containsExactly(1, 2);
  }

  /** Half the reference after 2 s, all of it after 4 s: 2 s at 1, 2 s at a half. */
  @Test
  void thePrimalIntegralWeighsTimeWithTheGap() {
    List<PrimalIntegral.Step> steps =
        List.of(new PrimalIntegral.Step(2, 50), new PrimalIntegral.Step(4, 100));
    assertThat(PrimalIntegral.of(steps, 100, 10)).isEqualTo(3);
    assertThat(PrimalIntegral.of(steps, 100, 3)).isEqualTo(2.5);
    assertThat(PrimalIntegral.of(List.of(), 100, 10)).isEqualTo(10);
  }

  @Test
  void theBestRateHasTheFirstPlace() {
    Ranking ranking =
        Ranking.of(
            List.of(new double[] {3, 2, 1}, new double[] {5, 5, 0}, new double[] {9, 8, 7}), 3);
    assertThat(ranking.meanRanks()).containsExactly((1 + 1.5 + 1) / 3, (2 + 1.5 + 2) / 3, 3.0);
    Ranking.Comparison first = ranking.comparisons().get(0);
    assertThat(first.wins()).isEqualTo(2);
    assertThat(first.losses()).isZero();
    assertThat(first.test().pairs()).isEqualTo(2);
    assertThat(ranking.comparisons().get(1).adjustedP()).isEqualTo(0.75);
  }
}
