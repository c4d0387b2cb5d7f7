package org.ratecut.report.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ratecut.report.html.Html;
import org.ratecut.report.statistics.Ranking;

/** Which solver is better, and whether that may be chance. */
final class RankingSection {

  private static final double SIGNIFICANT = 0.05;

  private final BenchSummary summary;
  private final List<double[]> rates;
  private final Ranking ranking;
  private final Html html = new Html();

  RankingSection(BenchSummary summary) {
    this.summary = summary;
    this.rates = summary.comparableRates();
    this.ranking = summary.ranking();
  }

  Html html() {
    html.open("section").element("h2", "Ranking");
    html.element(
        "p",
        "By the median rates over the seeds, on the n = %d problems that all solvers ran on. A solver"
                .formatted(rates.size())
            + " without a valid assignment counts as rate 0. The primal integral is the mean over"
            + " the problems of the time until the best rate known, weighted by the distance from"
            + " it, as a part of the time limit: 0 % is at once, 100 % never.");
    Tables.open(
        html,
        "Ranking of the solvers",
        "solver",
        "mean rank",
        "first",
        "solved",
        "primal integral");
    Map<String, Double> references = summary.references();
    byRank().forEach(solver -> addSolver(solver, references));
    Tables.close(html);
    addComparisons();
    return html.close();
  }

  private List<Integer> byRank() {
    return IntStream.range(0, summary.labels().size())
        .boxed()
        .sorted((a, b) -> Double.compare(ranking.meanRanks().get(a), ranking.meanRanks().get(b)))
        .toList();
  }

  private void addSolver(int solver, Map<String, Double> references) {
    String label = summary.labels().get(solver);
    html.open("tr").element("th", label, "scope", "row");
    html.element(
        "td",
        String.format(Locale.ROOT, "%.2f", ranking.meanRanks().get(solver)),
        "class",
        "number");
    Numbers.addCount(html, rates.stream().filter(each -> isBest(each, solver)).count());
    Numbers.addCount(html, rates.stream().filter(each -> each[solver] > 0).count());
    Numbers.addPercent(
        html,
        summary.rows().stream()
            .filter(row -> row.label().equals(label))
            .map(row -> summary.primalIntegral(row, references))
            .flatMapToDouble(OptionalDouble::stream)
            .average());
    html.close();
  }

  private static boolean isBest(double[] rates, int solver) {
    return rates[solver] > 0
        && IntStream.range(0, rates.length).allMatch(s -> rates[s] <= rates[solver]);
  }

  private void addComparisons() {
    if (ranking.comparisons().isEmpty()) {
      return;
    }
    html.element("h3", "Pairs of solvers");
    html.element(
        "p",
        "Wilcoxon's signed-rank test of the relative differences of the median rates, two-sided; n"
            + " is"
            + " the number of problems on which they differ. p after Holm's correction for all %d"
                .formatted(ranking.comparisons().size())
            + " pairs; below %s the difference is unlikely to be chance. With n pairs no p can be"
                .formatted(SIGNIFICANT)
            + " below 2 / 2^n, so that few problems prove nothing.");
    Tables.open(
        html,
        "Pairs of solvers",
        "solver",
        "against",
        "better",
        "worse",
        "n",
        "rank sum",
        "p",
        "p (Holm)",
        "verdict");
    ranking.comparisons().forEach(this::addComparison);
    Tables.close(html);
  }

  private void addComparison(Ranking.Comparison each) {
    boolean forward = each.wins() >= each.losses();
    String first = summary.labels().get(forward ? each.first() : each.second());
    String second = summary.labels().get(forward ? each.second() : each.first());
    double allRanks = each.test().pairs() * (each.test().pairs() + 1) / 2.0;
    html.open("tr").element("th", first, "scope", "row").element("td", second);
    Numbers.addCount(html, Math.max(each.wins(), each.losses()));
    Numbers.addCount(html, Math.min(each.wins(), each.losses()));
    Numbers.addCount(html, each.test().pairs());
    double rankSum = forward ? each.test().rankSum() : allRanks - each.test().rankSum();
    html.element("td", String.format(Locale.ROOT, "%.1f", rankSum), "class", "number");
    addP(each.test().pValue());
    addP(each.adjustedP());
    html.element("td", each.adjustedP() < SIGNIFICANT ? "differs" : "may be chance");
    html.close();
  }

  private void addP(double p) {
    html.element("td", Numbers.pValue(p), "class", "number", "data-value", Double.toString(p));
  }
}
