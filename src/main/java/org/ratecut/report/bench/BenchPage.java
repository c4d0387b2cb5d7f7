package org.ratecut.report.bench;

import java.nio.file.Path;
import java.util.List;
import org.ratecut.io.AtomicFile;
import org.ratecut.report.html.Html;
import org.ratecut.report.html.HtmlPage;

/** The results of a benchmark as a page that works offline. */
public final class BenchPage {

  private final BenchSummary summary;
  private final String command;

  /**
   * Prepares a page.
   *
   * @param command what to type to make the page again
   */
  public BenchPage(BenchSummary summary, String command) {
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

  /** The page as HTML. */
  public String text() {
    Html body = new Html().add(new OverviewSection(summary).html());
    if (summary.rows().isEmpty()) {
      body.element("p", "No run has ended yet.");
    } else {
      addResults(body);
    }
    body.open("section").element("h2", "How to make this page again");
    body.open("pre", "tabindex", "0").element("code", command).close().close();
    return new HtmlPage(
            "Benchmark %s - Ratecut".formatted(summary.results().header().suite()),
            List.of("page.css", "bench.css"),
            List.of("tables.js"),
            "",
            body)
        .text();
  }

  private void addResults(Html body) {
    body.add(new RankingSection(summary).html());
    body.add(new ProfileSection(summary).html());
    body.add(new ResultsSection(summary).html());
    body.add(new ProgressSection(summary).html());
    body.add(new BestKnownSection(summary).html());
    body.add(new RunsSection(summary).html());
  }
}
