package org.ratecut.report.bench;

import java.util.Map;
import java.util.OptionalDouble;
import org.ratecut.bench.Outcome;
import org.ratecut.bench.summary.SummaryRow;
import org.ratecut.report.html.Html;

/** A row for each solver on each problem. */
final class ResultsSection {

  private final BenchSummary summary;

  ResultsSection(BenchSummary summary) {
    this.summary = summary;
  }

  Html html() {
    Html html = new Html().open("section").element("h2", "Results");
    html.element(
        "p",
        "Rates in inferences/s over the seeds; a run without a valid assignment is slower than any"
            + " other. The bound is the lowest that a run of the row proved, or with * one that was"
            + " proved before (best-known/bounds.json says how); the gap is (bound - median) /"
            + " bound. Best known is the best rate of a run here or of the collection"
            + " of best-known solutions.");
    Tables.open(
        html,
        "Results",
        "problem",
        "solver",
        "solved",
        "minimum",
        "median",
        "maximum",
        "bound",
        "gap",
        "to best known",
        "seconds to best",
        "primal integral");
    Map<String, Double> references = summary.references();
    summary.rows().forEach(row -> addRow(html, row, references));
    Tables.close(html);
    return html.close();
  }

  private void addRow(Html html, SummaryRow row, Map<String, Double> references) {
    long solved = row.count(Outcome.SOLVED);
    html.open("tr").element("th", row.problem(), "scope", "row").element("td", row.label());
    html.element("td", "%d of %d".formatted(solved, row.runs().size()), "class", "number");
    NumberCells.addRate(html, lowestRate(row));
    NumberCells.addRate(html, row.medianRate());
    NumberCells.addRate(html, row.highestRate());
    NumberCells.addBound(html, row.upperBound(), row.isStoredBound());
    NumberCells.addPercent(html, row.gap());
    NumberCells.addPercent(html, belowBest(row, references.get(row.problem())));
    NumberCells.addSeconds(html, row.medianSecondsToBest());
    NumberCells.addPercent(html, summary.primalIntegral(row, references));
    html.close();
  }

  /** The lowest rate of all runs; empty if some run has none. */
  static OptionalDouble lowestRate(SummaryRow row) {
    return row.count(Outcome.SOLVED) < row.runs().size()
        ? OptionalDouble.empty()
        : row.runs().stream().flatMapToDouble(run -> run.rate().stream()).min();
  }

  /** How far the median is below the best rate known, from 0 to 1. */
  static OptionalDouble belowBest(SummaryRow row, Double best) {
    OptionalDouble median = row.medianRate();
    return best == null || median.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - median.getAsDouble() / best);
  }
}
