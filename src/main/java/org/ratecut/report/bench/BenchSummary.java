package org.ratecut.report.bench;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.ratecut.bench.Results;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.bestknown.Challenge;
import org.ratecut.bench.bestknown.StoredBounds;
import org.ratecut.bench.summary.Summary;
import org.ratecut.bench.summary.SummaryRow;
import org.ratecut.report.statistics.PrimalIntegral;
import org.ratecut.report.statistics.Ranking;
import org.ratecut.report.statistics.Spread;

/**
 * What a report is made of.
 *
 * @param results all runs
 * @param rows one for each solver on each problem
 * @param problems in the order of the matrix
 * @param labels of the solvers, in the order of the matrix
 * @param challenges the best run of each bundled problem beside the best solution known
 */
public record BenchSummary(
    Results results,
    List<SummaryRow> rows,
    List<String> problems,
    List<String> labels,
    List<Challenge> challenges) {

  /**
   * Summarises results.
   *
   * @param bounds that were proved before
   */
  public static BenchSummary of(Results results, List<Challenge> challenges, StoredBounds bounds) {
    List<SummaryRow> rows = Summary.of(results.runs(), bounds);
    return new BenchSummary(
        results,
        rows,
        rows.stream().map(SummaryRow::problem).distinct().toList(),
        rows.stream().map(SummaryRow::label).distinct().toList(),
        List.copyOf(challenges));
  }

  /**
   * The median rate of each solver, 0 where it has none, for each problem that all solvers ran on:
   * only those can be compared.
   */
  List<double[]> comparableRates() {
    return problems.stream()
        .map(problem -> rows.stream().filter(row -> row.problem().equals(problem)).toList())
        .filter(found -> found.size() == labels.size())
        .map(found -> labels.stream().mapToDouble(label -> medianRate(found, label)).toArray())
        .toList();
  }

  private static double medianRate(List<SummaryRow> rows, String label) {
    return rows.stream()
        .filter(row -> row.label().equals(label))
        .findFirst()
        .map(SummaryRow::medianRate)
        .orElse(OptionalDouble.empty())
        .orElse(0);
  }

  Ranking ranking() {
    return Ranking.of(comparableRates(), labels.size());
  }

  /** The best rate that is known for each problem, by a run or before. */
  Map<String, Double> references() {
    Map<String, Double> best = new TreeMap<>();
    for (SummaryRow row : rows) {
      row.highestRate().ifPresent(rate -> best.merge(row.problem(), rate, Math::max));
    }
    for (Challenge each : challenges) {
      each.known()
          .flatMap(known -> known.inferenceRate())
          .ifPresent(rate -> best.merge(each.run().spec().problem(), rate.toDouble(), Math::max));
    }
    return best;
  }

  /** The median over the seeds of the primal integral as a part of the time limit, from 0 to 1. */
  OptionalDouble primalIntegral(SummaryRow row, Map<String, Double> references) {
    Double reference = references.get(row.problem());
    if (reference == null) {
      return OptionalDouble.empty();
    }
    return Spread.of(row.runs().stream().mapToDouble(run -> primalIntegral(run, reference)))
        .map(spread -> OptionalDouble.of(spread.median()))
        .orElse(OptionalDouble.empty());
  }

  private static double primalIntegral(RunResult run, double reference) {
    double limit = run.spec().timeLimit().toNanos() / 1e9;
    List<PrimalIntegral.Step> steps =
        run.trace().stream()
            .filter(point -> point.rate().isPresent())
            .map(point -> new PrimalIntegral.Step(point.seconds(), point.rate().getAsDouble()))
            .toList();
    return PrimalIntegral.of(steps, reference, limit) / limit;
  }
}
