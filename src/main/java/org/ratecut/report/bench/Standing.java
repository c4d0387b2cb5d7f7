package org.ratecut.report.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ratecut.report.statistics.Ranking;

/**
 * How a solver did on the problems that all solvers ran on, by its median rates.
 *
 * @param meanRank the mean of its places, 1 for the highest rate
 * @param first problems on which no solver has a higher rate
 * @param solved problems on which it has a median rate
 * @param ofBest the geometric mean of its rate divided by the best solver's, above 0 and at most 1;
 *     empty if it has no rate on some problem
 * @param primalIntegral the mean over all problems that it ran on, as a part of the time limit;
 *     empty if no best rate is known
 */
record Standing(
    String label,
    double meanRank,
    long first,
    long solved,
    OptionalDouble ofBest,
    OptionalDouble primalIntegral) {

  /** The standings of all solvers, the best mean rank first. */
  static List<Standing> byRank(BenchSummary summary) {
    List<double[]> rates = summary.comparableRates();
    Ranking ranking = summary.ranking();
    Map<String, Double> references = summary.references();
    return IntStream.range(0, summary.labels().size())
        .mapToObj(
            solver ->
                of(
                    rates,
                    solver,
                    summary.labels().get(solver),
                    ranking.meanRanks().get(solver),
                    primalIntegral(summary, summary.labels().get(solver), references)))
        .sorted(Comparator.comparingDouble(Standing::meanRank))
        .toList();
  }

  private static Standing of(
      List<double[]> rates,
      int solver,
      String label,
      double meanRank,
      OptionalDouble primalIntegral) {
    return new Standing(
        label,
        meanRank,
        rates.stream().filter(each -> each[solver] > 0 && each[solver] == best(each)).count(),
        rates.stream().filter(each -> each[solver] > 0).count(),
        ofBest(rates, solver),
        primalIntegral);
  }

  private static double best(double[] rates) {
    return DoubleStream.of(rates).max().orElseThrow();
  }

  private static OptionalDouble ofBest(List<double[]> rates, int solver) {
    if (rates.stream().anyMatch(each -> each[solver] <= 0)) {
      return OptionalDouble.empty();
    }
    OptionalDouble mean =
        rates.stream().mapToDouble(each -> Math.log(each[solver] / best(each))).average();
    return mean.isPresent() ? OptionalDouble.of(Math.exp(mean.getAsDouble())) : mean;
  }

  private static OptionalDouble primalIntegral(
      BenchSummary summary, String label, Map<String, Double> references) {
    return summary.rows().stream()
        .filter(row -> row.label().equals(label))
        .map(row -> summary.primalIntegral(row, references))
        .flatMapToDouble(OptionalDouble::stream)
        .average();
  }
}
