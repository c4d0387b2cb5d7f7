package org.ratecut.report.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.ratecut.bench.summary.SummaryRow;
import org.ratecut.escape.LatexText;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.units.Figures;

/**
 * The median rates of the solvers side by side, and their ranking, as two tables for LaTeX with the
 * package {@code booktabs}.
 */
public final class BenchLatex {

  private static final String NONE = "--";

  private final BenchSummary summary;
  private final String command;
  private final StringBuilder out = new StringBuilder();

  /**
   * Prepares the tables.
   *
   * @param command what to type to make them again
   */
  public BenchLatex(BenchSummary summary, String command) {
    this.summary = summary;
    this.command = command;
  }

  /**
   * Writes a whole file or none.
   *
   * @throws org.ratecut.io.OutputException if the file cannot be written
   */
  public void write(Path target) {
    AtomicFile.write(target, text());
  }

  /** The tables, with comments that say what they are. */
  public String text() {
    out.setLength(0);
    comment("Written by: " + command);
    comment("Needs \\usepackage{booktabs}.");
    comment(
        "Median rates over the seeds, in inferences per second; * marks a bound proved before.");
    addRates();
    out.append('\n');
    comment("Ranking on the problems that all solvers ran on.");
    addRanking();
    return out.toString();
  }

  private void comment(String text) {
    out.append("% ").append(VisibleText.of(text)).append('\n');
  }

  private void addRates() {
    List<String> headers = new ArrayList<>(List.of("problem"));
    headers.addAll(summary.labels());
    headers.addAll(List.of("bound", "best known"));
    begin(headers);
    Map<String, Double> references = summary.references();
    summary.problems().forEach(problem -> row(rates(problem, references)));
    end();
  }

  private List<String> rates(String problem, Map<String, Double> references) {
    List<SummaryRow> rows =
        summary.rows().stream().filter(row -> row.problem().equals(problem)).toList();
    List<String> cells = new ArrayList<>(List.of(LatexText.of(problem)));
    for (String label : summary.labels()) {
      cells.add(
          rows.stream()
              .filter(row -> row.label().equals(label))
              .findFirst()
              .map(row -> rate(row.medianRate()))
              .orElse(NONE));
    }
    OptionalDouble bound =
        rows.stream().map(SummaryRow::upperBound).flatMapToDouble(OptionalDouble::stream).min();
    boolean stored = rows.stream().allMatch(SummaryRow::isStoredBound);
    cells.add(rate(bound) + (stored ? "$^*$" : ""));
    Double best = references.get(problem);
    cells.add(best == null ? NONE : rate(OptionalDouble.of(best)));
    return cells;
  }

  private void addRanking() {
    begin(List.of("solver", "of the best", "mean rank", "first", "solved", "primal integral"));
    for (Standing each : Standing.byRank(summary)) {
      row(
          List.of(
              LatexText.of(each.label()),
              LatexText.of(NumberCells.share(each.ofBest())),
              String.format(Locale.ROOT, "%.2f", each.meanRank()),
              Figures.count(each.first()),
              Figures.count(each.solved()),
              each.primalIntegral().isPresent()
                  ? LatexText.of(Figures.percent(each.primalIntegral().getAsDouble()))
                  : NONE));
    }
    end();
  }

  private void begin(List<String> headers) {
    out.append("\\begin{tabular}{l").append("r".repeat(headers.size() - 1)).append("}\n");
    out.append("\\toprule\n");
    row(headers.stream().map(LatexText::of).toList());
    out.append("\\midrule\n");
  }

  private void row(List<String> cells) {
    out.append(cells.stream().collect(Collectors.joining(" & ", "", " \\\\\n")));
  }

  private void end() {
    out.append("\\bottomrule\n\\end{tabular}\n");
  }

  private static String rate(OptionalDouble rate) {
    return rate.isPresent() ? NumberCells.rate(rate.getAsDouble()) : NONE;
  }
}
