package org.ratecut.report.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ratecut.bench.Outcome;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.summary.SummaryRow;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.units.Figures;
import org.ratecut.report.statistics.Ranking;

/**
 * The results of a benchmark as Markdown, to be kept beside the code: a row for each problem with
 * the solvers side by side, and their ranking.
 */
public final class BenchMarkdown {

  private static final String NONE = "-";

  private final BenchSummary summary;
  private final String command;

  /**
   * Prepares a document.
   *
   * @param command what to type to make the document again
   */
  public BenchMarkdown(BenchSummary summary, String command) {
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

  /** The document. */
  public String text() {
    Markdown out = new Markdown();
    out.heading(1, "Benchmark " + Markdown.name(summary.results().header().suite()));
    addOrigin(out);
    if (summary.rows().isEmpty()) {
      return out.paragraph("No run has ended yet.").toString();
    }
    addRates(out);
    addWithout(out);
    addRanking(out);
    addEnvironment(out);
    return out.toString();
  }

  private void addOrigin(Markdown out) {
    out.paragraph(
        "%d of %d runs; problems: %d, solvers: %d. This file is written by a command, and changes by hand get lost:"
            .formatted(
                summary.results().runs().size(),
                summary.results().header().runs(),
                summary.problems().size(),
                summary.labels().size()));
    out.code(command);
  }

  private void addRates(Markdown out) {
    out.heading(2, "Rates");
    out.paragraph(
        "Inferences per second: the median over the seeds, and the lowest to the highest where they"
            + " differ. A run without a valid assignment is slower than any other. The bound is the"
            + " lowest that any of the runs proved, or with \\* one that was proved before"
            + " (instances/best-known/bounds.json says how); best known is the best rate of a run"
            + " here or of the collection of best-known solutions.");
    List<String> headers = new ArrayList<>(List.of("problem"));
    summary.labels().stream().map(Markdown::name).forEach(headers::add);
    headers.addAll(List.of("bound", "best known"));
    Map<String, Double> references = summary.references();
    out.table(
        headers, summary.problems().stream().map(problem -> rates(problem, references)).toList());
  }

  private List<String> rates(String problem, Map<String, Double> references) {
    List<SummaryRow> rows =
        summary.rows().stream().filter(row -> row.problem().equals(problem)).toList();
    List<String> cells = new ArrayList<>(List.of(Markdown.name(problem)));
    for (String label : summary.labels()) {
      cells.add(
          rows.stream()
              .filter(row -> row.label().equals(label))
              .map(BenchMarkdown::rates)
              .findFirst()
              .orElse(NONE));
    }
    cells.add(bound(rows));
    Double best = references.get(problem);
    cells.add(rate(best == null ? OptionalDouble.empty() : OptionalDouble.of(best)));
    return cells;
  }

  private static String bound(List<SummaryRow> rows) {
    OptionalDouble lowest =
        rows.stream().map(SummaryRow::upperBound).flatMapToDouble(OptionalDouble::stream).min();
    boolean stored = rows.stream().allMatch(SummaryRow::isStoredBound);
    return rate(lowest) + (stored ? "\\*" : "");
  }

  private static String rates(SummaryRow row) {
    long solved = row.count(Outcome.SOLVED);
    int all = row.runs().size();
    if (row.medianRate().isEmpty()) {
      return solved == 0 ? "none" : "%d of %d".formatted(solved, all);
    }
    String median = rate(row.medianRate());
    if (solved < all) {
      return "%s (%d of %d)".formatted(median, solved, all);
    }
    String lowest = rate(ResultsSection.lowestRate(row));
    String highest = rate(row.highestRate());
    return lowest.equals(highest) ? median : "%s (%s to %s)".formatted(median, lowest, highest);
  }

  private void addWithout(Markdown out) {
    List<String> items =
        summary.rows().stream()
            .filter(row -> row.count(Outcome.SOLVED) < row.runs().size())
            .map(BenchMarkdown::without)
            .toList();
    if (!items.isEmpty()) {
      out.heading(2, "Runs without a valid assignment");
      out.list(items);
    }
  }

  private static String without(SummaryRow row) {
    List<RunResult> runs =
        row.runs().stream().filter(run -> run.outcome() != Outcome.SOLVED).toList();
    String outcomes =
        Stream.of(Outcome.values())
            .filter(outcome -> outcome != Outcome.SOLVED && row.count(outcome) > 0)
            .map(outcome -> row.count(outcome) + " " + outcome.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    String why = runs.get(0).message().map(text -> " " + Markdown.plain(text)).orElse("");
    return "%s with %s, %s of %d runs.%s"
        .formatted(
            Markdown.name(row.problem()),
            Markdown.name(row.label()),
            outcomes,
            row.runs().size(),
            why);
  }

  private void addRanking(Markdown out) {
    out.heading(2, "Ranking");
    out.paragraph(
        ("On the %d problems that all solvers ran on. Of the best: the geometric mean of a solver's"
                + " median rate divided by the best median of all, for solvers with a median on"
                + " each problem. Primal integral: 0 %% is the best known at once, 100 %% never"
                + " anything.")
            .formatted(summary.comparableRates().size()));
    out.table(
        List.of("solver", "of the best", "mean rank", "first", "solved", "primal integral"),
        Standing.byRank(summary).stream().map(BenchMarkdown::standing).toList());
    List<Ranking.Comparison> comparisons = summary.ranking().comparisons();
    if (!comparisons.isEmpty()) {
      out.paragraph(
          "Problems on which the first solver of a pair is better or worse, and Wilcoxon's"
              + " signed-rank test with Holm's correction for all pairs: below 0.05 the difference"
              + " is unlikely to be chance.");
      out.table(
          List.of("pair", "better", "worse", "p"),
          comparisons.stream().map(Ranking.Comparison::winnerFirst).map(this::comparison).toList());
    }
  }

  private static List<String> standing(Standing each) {
    return List.of(
        Markdown.name(each.label()),
        NumberCells.share(each.ofBest()),
        String.format(Locale.ROOT, "%.2f", each.meanRank()),
        Figures.count(each.first()),
        Figures.count(each.solved()),
        each.primalIntegral().isPresent()
            ? Figures.percent(each.primalIntegral().getAsDouble())
            : NONE);
  }

  private List<String> comparison(Ranking.Comparison each) {
    return List.of(
        "%s, %s"
            .formatted(
                Markdown.name(summary.labels().get(each.first())),
                Markdown.name(summary.labels().get(each.second()))),
        Figures.count(each.wins()),
        Figures.count(each.losses()),
        NumberCells.pValue(each.adjustedP()));
  }

  private void addEnvironment(Markdown out) {
    out.heading(2, "Where and how it ran");
    out.list(
        Fact.of(summary.results().runs()).stream()
            .map(fact -> fact.name() + ": " + Markdown.plain(fact.value()))
            .toList());
  }

  private static String rate(OptionalDouble rate) {
    return rate.isPresent() ? NumberCells.rate(rate.getAsDouble()) : NONE;
  }
}
