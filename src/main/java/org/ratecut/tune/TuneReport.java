package org.ratecut.tune;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ratecut.bench.suite.RunLimits;
import org.ratecut.bench.suite.Suite;
import org.ratecut.escape.VisibleText;
import org.ratecut.report.ProgramVersion;
import org.ratecut.report.text.TextTable;

/** What is tuned, and how that is told to people. */
public record TuneReport(
    Suite suite,
    Space space,
    Goal goal,
    Split split,
    List<Long> seeds,
    Plan plan,
    long tuningSeed) {

  /** How many runs there are at most, those of the comparison among them. */
  public long runs() {
    return plan.runs() + 2L * split.holdOut().size() * seeds.size();
  }

  /** What is going to happen. */
  public String intention() {
    String rounds =
        plan.rounds().stream()
            .map(each -> "%d on %d".formatted(each.candidates(), each.trials()))
            .collect(Collectors.joining(", then "));
    return """
    Solver      %s
    Goal        %s
    Tuned with  %s
    Held out    %s
    Seeds       %s
    Each run    %s
    Plan        %s trials: %d runs, and up to %d on the held-out problems
    """
        .formatted(
            space.solver(),
            goal == Goal.RATE ? "a high rate" : "an early proof",
            VisibleText.of(String.join(", ", split.tuning())),
            VisibleText.of(String.join(", ", split.holdOut())),
            seedText(),
            limits(),
            rounds,
            plan.runs(),
            runs() - plan.runs());
  }

  /** The winner, and how it compares. */
  public String outcome(Candidate winner, HoldOut holdOut) {
    String winnerLine =
        "Winner      %s: %s%n".formatted(winner.label(), VisibleText.of(winner.describe()));
    if (winner.isDefault()) {
      return winnerLine + verdict(winner, holdOut) + "\n";
    }
    TextTable table = new TextTable("held out", "seed", "winner", "default");
    for (HoldOut.Comparison each : holdOut.comparisons()) {
      table.add(
          each.trial().problem(),
          Long.toString(each.trial().seed()),
          goal.text(each.winner()),
          goal.text(each.standard()));
    }
    return winnerLine + table.text() + verdict(winner, holdOut) + "\n";
  }

  /** A line on where the settings come from. */
  public String provenance(Candidate winner, HoldOut holdOut) {
    return VisibleText.of(
        "Tuned %s for %s by ratecut %s: suite %s, tuned with %s; seeds %s; each run %s; plan of %d configurations and %d runs, tuning seed %d; winner %s. Held out %s: %s"
            .formatted(
                space.solver(),
                goal == Goal.RATE ? "a high rate" : "an early proof",
                ProgramVersion.number(),
                suite.name(),
                String.join(", ", split.tuning()),
                seedText(),
                limits(),
                plan.candidates(),
                plan.runs(),
                tuningSeed,
                winner.label(),
                String.join(", ", split.holdOut()),
                verdict(winner, holdOut)));
  }

  private static String verdict(Candidate winner, HoldOut holdOut) {
    if (winner.isDefault()) {
      return "The default itself won; nothing changes.";
    }
    return String.format(
        Locale.ROOT,
        "winner / default = %.4f (geometric mean of %d pairs; %d higher, %d lower): %s.",
        holdOut.ratio(),
        holdOut.comparisons().size(),
        holdOut.wins(),
        holdOut.losses(),
        holdOut.words());
  }

  private String seedText() {
    return seeds.stream().map(each -> Long.toString(each)).collect(Collectors.joining(", "));
  }

  private String limits() {
    RunLimits limits = suite.limits();
    String steps =
        limits.steps().isPresent() ? ", %d steps".formatted(limits.steps().getAsLong()) : "";
    return String.format(
        Locale.ROOT,
        "%.1f s%s, threads: %d",
        limits.time().toMillis() / 1e3,
        steps,
        limits.threads());
  }
}
