package org.ratecut.report.bench;

import java.util.Locale;
import org.ratecut.report.html.Html;
import org.ratecut.report.statistics.Ranking;

/** Which solver is better, and whether that may be chance. */
final class RankingSection {

  private static final double SIGNIFICANT = 0.05;

  private final BenchSummary summary;
  private final Ranking ranking;
  private final Html html = new Html();

  RankingSection(BenchSummary summary) {
    this.summary = summary;
    this.ranking = summary.ranking();
  }

  Html html() {
    html.open("section").element("h2", "Ranking");
    html.element(
        "p",
        "By the median rates over the seeds, on the n = %d problems that all solvers ran on. A solver"
                .formatted(summary.comparableRates().size())
            + " without a valid assignment counts as rate 0. Of the best: the geometric mean of the"
            + " median rate divided by the best median of all, for solvers with a rate on each"
            + " problem. The primal integral is the mean over"
            + " the problems of the time until the best rate known, weighted by the distance from"
            + " it, as a part of the time limit: 0 % is at once, 100 % never.");
    Tables.open(
        html,
        "Ranking of the solvers",
        "solver",
        "of the best",
        "mean rank",
        "first",
        "solved",
        "primal integral");
    Standing.byRank(summary).forEach(this::addSolver);
    Tables.close(html);
    addComparisons();
    return html.close();
  }

  private void addSolver(Standing each) {
    html.open("tr").element("th", each.label(), "scope", "row");
    NumberCells.addShare(html, each.ofBest());
    html.element("td", String.format(Locale.ROOT, "%.2f", each.meanRank()), "class", "number");
    NumberCells.addCount(html, each.first());
    NumberCells.addCount(html, each.solved());
    NumberCells.addPercent(html, each.primalIntegral());
    html.close();
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
    ranking.comparisons().stream()
        .map(Ranking.Comparison::winnerFirst)
        .forEach(this::addComparison);
    Tables.close(html);
  }

  private void addComparison(Ranking.Comparison each) {
    html.open("tr").element("th", summary.labels().get(each.first()), "scope", "row");
    html.element("td", summary.labels().get(each.second()));
    NumberCells.addCount(html, each.wins());
    NumberCells.addCount(html, each.losses());
    NumberCells.addCount(html, each.test().pairs());
    html.element(
        "td", String.format(Locale.ROOT, "%.1f", each.test().rankSum()), "class", "number");
    addP(each.test().pValue());
    addP(each.adjustedP());
    html.element("td", each.adjustedP() < SIGNIFICANT ? "differs" : "may be chance");
    html.close();
  }

  private void addP(double p) {
    html.element("td", NumberCells.pValue(p), "class", "number", "data-value", Double.toString(p));
  }
}
