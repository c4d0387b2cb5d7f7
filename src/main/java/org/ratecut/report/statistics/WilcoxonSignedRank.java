package org.ratecut.report.statistics;

import java.util.stream.DoubleStream;

/**
 * The signed-rank test of Wilcoxon (1945), two-sided: could paired differences be this lopsided if
 * neither side were better? Differences of 0 are left out, as Wilcoxon did. Equal sizes share their
 * mean rank.
 *
 * @param pairs how many differences are not 0
 * @param rankSum of the positive differences, from 0 to {@code pairs * (pairs + 1) / 2}
 * @param pValue the probability of a rank sum at least as far from the middle if each difference
 *     had either sign with equal probability, from above 0 to 1
 * @param exact whether all sign patterns are counted, instead of approximated
 */
public record WilcoxonSignedRank(int pairs, double rankSum, double pValue, boolean exact) {

  /** Up to so many pairs, all sign patterns are counted. */
  private static final int MAX_EXACT = 50;

  /** Tests the differences of pairs. */
  public static WilcoxonSignedRank of(double... differences) {
    double[] nonZero = DoubleStream.of(differences).filter(each -> each != 0).toArray();
    double[] ranks = Ranks.of(DoubleStream.of(nonZero).map(Math::abs).toArray());
    double positive = 0;
    for (int i = 0; i < ranks.length; i++) {
      positive += nonZero[i] > 0 ? ranks[i] : 0;
    }
    boolean exact = ranks.length <= MAX_EXACT;
    double pValue = exact ? exactP(ranks, positive) : normalP(ranks, positive);
    return new WilcoxonSignedRank(ranks.length, positive, pValue, exact);
  }

  /** The same test with the sides of each pair exchanged. */
  public WilcoxonSignedRank reversed() {
    return new WilcoxonSignedRank(pairs, pairs * (pairs + 1) / 2.0 - rankSum, pValue, exact);
  }

  /**
   * Counts how many of the {@code 2^n} sign patterns give each rank sum. Ranks are doubled, because
   * shared ones end in a half. The counts are exact: they stay below 2^53.
   */
  private static double exactP(double[] ranks, double positive) {
    int[] doubled = DoubleStream.of(ranks).mapToInt(rank -> (int) Math.round(2 * rank)).toArray();
    int total = DoubleStream.of(ranks).mapToInt(rank -> (int) Math.round(2 * rank)).sum();
    double[] patterns = new double[total + 1];
    patterns[0] = 1;
    for (int rank : doubled) {
      for (int sum = total; sum >= rank; sum--) {
        patterns[sum] += patterns[sum - rank];
      }
    }
    int found = (int) Math.round(2 * positive);
    int lower = Math.min(found, total - found);
    double tail = 0;
    for (int sum = 0; sum <= lower; sum++) {
      tail += patterns[sum];
    }
    return Math.min(1, 2 * tail / Math.pow(2, ranks.length));
  }

  /** The normal approximation; the variance is that of the ranks themselves, so ties are heeded. */
  private static double normalP(double[] ranks, double positive) {
    double mean = DoubleStream.of(ranks).sum() / 2;
    double variance = DoubleStream.of(ranks).map(rank -> rank * rank).sum() / 4;
    double distance = Math.max(0, Math.abs(positive - mean) - 0.5);
    return Math.min(1, 2 * upperTail(distance / Math.sqrt(variance)));
  }

  /**
   * The probability that a standard normal variable exceeds {@code z}, from 0 up (Abramowitz and
   * Stegun 1964, 26.2.17; the error is below 7.5e-8).
   */
  static double upperTail(double z) {
    double t = 1 / (1 + 0.2316419 * z);
    double polynomial =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
  }
}
