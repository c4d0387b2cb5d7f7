package org.ratecut.report.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ratecut.bench.Outcome;
import org.ratecut.bench.summary.SummaryRow;
import org.ratecut.escape.CsvText;
import org.ratecut.io.AtomicFile;
import org.ratecut.model.solution.Support;

/** The table of results as comma-separated values (RFC 4180); a value that is unknown is empty. */
public final class BenchCsv {

  private static final List<String> HEADER =
      List.of(
          "problem",
          "solver",
          "runs",
          "solved",
          "none",
          "infeasible",
          "invalid",
          "failed",
          "minimum_rate",
          "median_rate",
          "maximum_rate",
          "upper_bound",
          "bound_support",
          "bound_from",
          "gap",
          "best_known_rate",
          "seconds_to_best",
          "primal_integral");

  private final BenchSummary summary;

  public BenchCsv(BenchSummary summary) {
    this.summary = summary;
  }

  /**
   * Writes a whole file or none.
   *
   * @throws org.ratecut.io.OutputException if the file cannot be written
   */
  public void write(Path target) {
    AtomicFile.write(target, text());
  }

  /** The lines, the names of the columns first. */
  public String text() {
    Map<String, Double> references = summary.references();
    return Stream.concat(
            Stream.of(HEADER), summary.rows().stream().map(row -> cells(row, references)))
        .map(cells -> String.join(",", cells))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private List<String> cells(SummaryRow row, Map<String, Double> references) {
    Double best = references.get(row.problem());
    return List.of(
        CsvText.of(row.problem()),
        CsvText.of(row.label()),
        Integer.toString(row.runs().size()),
        Long.toString(row.count(Outcome.SOLVED)),
        Long.toString(row.count(Outcome.NONE)),
        Long.toString(row.count(Outcome.INFEASIBLE)),
        Long.toString(row.count(Outcome.INVALID)),
        Long.toString(row.count(Outcome.FAILED)),
        number(ResultsSection.lowestRate(row)),
        number(row.medianRate()),
        number(row.highestRate()),
        number(row.upperBound()),
        row.boundSupport().map(Support::word).orElse(""),
        origin(row),
        number(row.gap()),
        best == null ? "" : Double.toString(best),
        number(row.medianSecondsToBest()),
        number(summary.primalIntegral(row, references)));
  }

  private static String origin(SummaryRow row) {
    if (row.upperBound().isEmpty()) {
      return "";
    }
    return row.isStoredBound() ? "stored" : "run";
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }
}
