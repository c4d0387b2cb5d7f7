package org.ratecut.report.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Compares solvers over problems by their rates.
 *
 * @param meanRanks of each solver, the mean over all problems of its place, 1 for the best; equal
 *     rates share the mean of their places
 * @param comparisons of each pair of solvers
 */
public record Ranking(List<Double> meanRanks, List<Comparison> comparisons) {

  /**
   * Two solvers compared.
   *
   * @param first number of a solver
   * @param second number of another solver
   * @param wins problems on which the first has the higher rate
   * @param losses problems on which the second has
   * @param test of the relative differences
   * @param adjustedP the p-value of the test, corrected for the number of pairs
   */
  public record Comparison(
      int first, int second, int wins, int losses, WilcoxonSignedRank test, double adjustedP) {

    /** The same with the solver first that is better on more problems. */
    public Comparison winnerFirst() {
      return wins >= losses ? this : reversed();
    }

    private Comparison reversed() {
      return new Comparison(
          /* first= */ second,
          /* second= */ first,
          /* wins= */ losses,
          /* losses= */ wins,
          test.reversed(),
          adjustedP);
    }
  }

  /**
   * Ranks solvers.
   *
   * @param rates of each problem, the rate of each solver; 0 where it has none
   */
  public static Ranking of(List<double[]> rates, int solvers) {
    return new Ranking(meanRanks(rates, solvers), comparisons(rates, solvers));
  }

  private static List<Double> meanRanks(List<double[]> rates, int solvers) {
    double[] sums = new double[solvers];
    for (double[] problem : rates) {
      double[] ranks = Ranks.of(DoubleStream.of(problem).map(rate -> -rate).toArray());
      for (int s = 0; s < solvers; s++) {
        sums[s] += ranks[s];
      }
    }
    return DoubleStream.of(sums).map(sum -> sum / Math.max(1, rates.size())).boxed().toList();
  }

  private static List<Comparison> comparisons(List<double[]> rates, int solvers) {
    List<Comparison> raw = new ArrayList<>();
    for (int first = 0; first < solvers; first++) {
      for (int second = first + 1; second < solvers; second++) {
        raw.add(compare(rates, first, second));
      }
    }
    double[] adjusted =
        Holm.adjust(raw.stream().mapToDouble(each -> each.test().pValue()).toArray());
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      Comparison each = raw.get(i);
      comparisons.add(
          new Comparison(
              each.first(), each.second(), each.wins(), each.losses(), each.test(), adjusted[i]));
    }
    return List.copyOf(comparisons);
  }

  private static Comparison compare(List<double[]> rates, int first, int second) {
    double[] differences =
        rates.stream().mapToDouble(each -> relative(each[first], each[second])).toArray();
    int wins = (int) DoubleStream.of(differences).filter(each -> each > 0).count();
    int losses = (int) DoubleStream.of(differences).filter(each -> each < 0).count();
    return new Comparison(first, second, wins, losses, WilcoxonSignedRank.of(differences), 1);
  }

  /** From -1 to 1, so that problems with high rates do not outweigh the others. */
  private static double relative(double a, double b) {
    return a == b ? 0 : (a - b) / Math.max(a, b);
  }
}
