package org.ratecut.report.bench;

import java.util.List;
import java.util.Locale;
import org.ratecut.bench.Outcome;
import org.ratecut.bench.RunResult;
import org.ratecut.io.units.Figures;
import org.ratecut.report.html.Html;

/** What was run and where, and how it ended. */
final class OverviewSection {

  private final BenchSummary summary;
  private final List<RunResult> runs;
  private final Html html = new Html();

  OverviewSection(BenchSummary summary) {
    this.summary = summary;
    this.runs = summary.results().runs();
  }

  Html html() {
    html.element("h1", "Benchmark " + summary.results().header().suite());
    html.element(
        "p",
        "solvers: %s, problems: %s, seeds: %s"
            .formatted(
                summary.labels().size(),
                summary.problems().size(),
                runs.stream().map(run -> run.spec().seed()).distinct().count()),
        "class",
        "subtitle");
    html.open("dl", "class", "cards");
    addCard("Runs", runs.size() + " of " + summary.results().header().runs());
    for (Outcome outcome : Outcome.values()) {
      long count = runs.stream().filter(run -> run.outcome() == outcome).count();
      if (count > 0) {
        addCard(outcome.name().toLowerCase(Locale.ROOT), Figures.count(count));
      }
    }
    html.close();
    addEnvironment();
    return html;
  }

  private void addCard(String name, String value) {
    html.open("div").element("dt", name).open("dd").element("strong", value).close().close();
  }

  private void addEnvironment() {
    html.open("section").element("h2", "Where and how it ran").open("dl", "class", "facts");
    for (Fact fact : Fact.of(runs)) {
      html.open("div").element("dt", fact.name()).element("dd", fact.value()).close();
    }
    html.close().close();
  }
}
