package org.ratecut.report.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ratecut.bench.Outcome;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunSpec;
import org.ratecut.io.solution.SolutionWords;
import org.ratecut.report.html.Html;

/** The runs that gave no valid assignment by name, and the command that repeats each run. */
final class RunsSection {

  private final List<RunResult> runs;

  RunsSection(BenchSummary summary) {
    this.runs =
        summary.results().runs().stream().sorted(Comparator.comparingInt(RunResult::run)).toList();
  }

  Html html() {
    Html html = new Html();
    addWithout(html);
    html.open("section").element("h2", "Every run, and how to repeat it").open("details");
    html.element("summary", "%d runs with their commands".formatted(runs.size()));
    Tables.open(
        html,
        "All runs",
        "run",
        "problem",
        "solver",
        "seed",
        "outcome",
        "rate",
        "bound",
        "rests on",
        "seconds",
        "command");
    for (RunResult run : runs) {
      addName(html, run);
      NumberCells.addRate(html, run.rate());
      NumberCells.addRate(html, run.upperBound());
      html.element("td", run.boundSupport().map(SolutionWords::describe).orElse(""));
      NumberCells.addSeconds(html, OptionalDouble.of(run.execution().seconds()));
      html.open("td").element("code", run.execution().command()).close().close();
    }
    Tables.close(html);
    return html.close().close();
  }

  private void addWithout(Html html) {
    List<RunResult> without = runs.stream().filter(run -> run.outcome() != Outcome.SOLVED).toList();
    html.open("section").element("h2", "Runs without a valid assignment");
    if (without.isEmpty()) {
      html.element("p", "None: every run found one.").close();
      return;
    }
    Tables.open(
        html,
        "Runs without a valid assignment",
        "run",
        "problem",
        "solver",
        "seed",
        "outcome",
        "why");
    for (RunResult run : without) {
      addName(html, run);
      html.element("td", run.message().orElse(""), "class", "why").close();
    }
    Tables.close(html);
    html.close();
  }

  private static void addName(Html html, RunResult run) {
    RunSpec spec = run.spec();
    html.open("tr").element("th", Integer.toString(run.run()), "scope", "row");
    html.element("td", spec.problem()).element("td", spec.label());
    html.element("td", Long.toString(spec.seed()), "class", "number");
    html.element("td", run.outcome().name().toLowerCase(Locale.ROOT));
  }
}
