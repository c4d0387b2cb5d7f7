package org.ratecut.report.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ratecut.bench.Outcome;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.bestknown.Challenge;
import org.ratecut.bench.bestknown.StoredBounds;
import org.ratecut.bench.summary.Summary;
import org.ratecut.bench.summary.SummaryRow;
import org.ratecut.escape.VisibleText;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.units.Figures;
import org.ratecut.report.text.TextTable;

/** The results of a bench in plain text. */
public final class BenchText {

  private static final String NOTHING = "-";

  private BenchText() {}

  /**
   * A row for each solver on each problem, and a line for each run that failed.
   *
   * @param bounds that were proved before
   */
  public static String table(List<RunResult> runs, StoredBounds bounds) {
    TextTable table =
        new TextTable(
            "problem", "solver", "solved", "median", "highest", "bound", "gap", "best after");
    List<SummaryRow> rows = Summary.of(runs, bounds);
    rows.forEach(row -> add(table, row));
    StringBuilder text = new StringBuilder(table.text());
    text.append(
        "  median and highest: inferences/s; gap = (bound - median) / bound; best after: median\n");
    if (rows.stream().anyMatch(SummaryRow::isStoredBound)) {
      text.append("  * proved before, by no run here (best-known/bounds.json says how)\n");
    }
    rows.stream().filter(SummaryRow::beatsStoredBound).forEach(row -> text.append(wrong(row)));
    runs.stream()
        .filter(run -> run.outcome() == Outcome.FAILED || run.outcome() == Outcome.INVALID)
        .forEach(run -> text.append(trouble(run)));
    return text.toString();
  }

  private static void add(TextTable table, SummaryRow row) {
    table.add(
        row.problem(),
        row.label(),
        row.count(Outcome.SOLVED) + "/" + row.runs().size(),
        rate(row.medianRate()),
        rate(row.highestRate()),
        rate(row.upperBound()) + (row.isStoredBound() ? "*" : ""),
        row.gap().isPresent() ? Figures.percent(row.gap().getAsDouble()) : NOTHING,
        row.medianSecondsToBest().isPresent()
            ? Figures.seconds(row.medianSecondsToBest().getAsDouble())
            : NOTHING);
  }

  private static String wrong(SummaryRow row) {
    return VisibleText.of(
            "%s: the rate %s is above the stored bound %s, so that one of them is wrong; please"
                    .formatted(
                        row.problem(),
                        rate(row.highestRate()),
                        rate(row.stored().orElseThrow().rate()))
                + " report it.")
        + "\n";
  }

  private static String rate(OptionalDouble rate) {
    return rate.isPresent() ? rate(rate.getAsDouble()) : NOTHING;
  }

  private static String rate(double rate) {
    return Figures.shortRate(rate);
  }

  private static String trouble(RunResult run) {
    return VisibleText.of(
            "%s: %s: %s".formatted(name(run), word(run.outcome()), run.message().orElseThrow()))
        + "\n";
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** For instance {@code paper/lenet-2to1_samg55-x4 with anneal, seed 3}. */
  private static String name(RunResult run) {
    return "%s with %s, seed %d"
        .formatted(run.spec().problem(), run.spec().label(), run.spec().seed());
  }

  /** What came of a run in a few words, for instance {@code 864.215, optimal, after 1.2 s}. */
  public static String result(RunResult run) {
    if (run.outcome() != Outcome.SOLVED) {
      return run.message()
          .map(each -> word(run.outcome()) + ": " + each)
          .orElse(word(run.outcome()));
    }
    String bound = run.gap().isPresent() ? ", gap " + Figures.percent(run.gap().getAsDouble()) : "";
    return rate(run.rate()) + bound;
  }

  /**
   * A line for each problem on which a run beat what is known, and one for what nothing is kept.
   */
  public static String challenges(List<Challenge> challenges) {
    List<Challenge> beaten =
        challenges.stream().filter(each -> each.known().isPresent() && each.isBetter()).toList();
    List<String> unknown =
        challenges.stream()
            .filter(each -> each.known().isEmpty())
            .map(each -> each.problem().name())
            .toList();
    StringBuilder text = new StringBuilder();
    beaten.forEach(each -> text.append(beaten(each)));
    if (!unknown.isEmpty()) {
      text.append(
          "No best-known solution is kept for %s.%n"
              .formatted(VisibleText.of(String.join(", ", unknown))));
    }
    if (!beaten.isEmpty()) {
      text.append("\"ratecut bench adopt RESULTS\" keeps what is better.\n");
    }
    return text.toString();
  }

  private static String beaten(Challenge challenge) {
    RunResult run = challenge.run();
    return "Better than the best known on %s: %s by %s, seed %d, instead of %s.%n"
        .formatted(
            VisibleText.of(run.spec().problem()),
            rate(run.rate()),
            VisibleText.of(run.spec().label()),
            run.spec().seed(),
            known(challenge));
  }

  private static String known(Challenge challenge) {
    return challenge
        .known()
        .flatMap(Evaluation::inferenceRate)
        .map(rate -> rate(rate.toDouble()))
        .orElse("nothing");
  }

  /** What was kept. */
  public static String adopted(List<Challenge> adopted) {
    StringBuilder text = new StringBuilder();
    for (Challenge challenge : adopted) {
      text.append(
          "%s: %s instead of %s%s%n"
              .formatted(
                  VisibleText.of(challenge.problem().name()),
                  rate(challenge.run().rate()),
                  known(challenge),
                  challenge.isBetter() ? "" : ", now proved optimal"));
    }
    return text.isEmpty() ? "Nothing is better than what is known.\n" : text.toString();
  }
}
