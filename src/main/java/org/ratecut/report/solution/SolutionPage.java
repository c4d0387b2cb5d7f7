package org.ratecut.report.solution;

import java.nio.file.Path;
import java.util.List;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.report.analysis.AnalysisSection;
import org.ratecut.report.html.Html;
import org.ratecut.report.html.HtmlPage;

/** One assignment as a page that works offline. */
public final class SolutionPage {

  private final SolutionReport report;
  private final String command;

  /**
   * Prepares a page.
   *
   * @param command what to type to make the page again
   */
  public SolutionPage(SolutionReport report, String command) {
    this.report = report;
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
    Html body = new Html().add(new SummarySection(report).html());
    report.evaluation().ifPresent(evaluation -> addAssignment(body, evaluation));
    report.plan().ifPresent(plan -> body.add(new PipelineSection(report, plan).html()));
    body.add(new PlansSection(report).html());
    if (report.assignment().isPresent()) {
      body.add(new AnalysisSection(report).html());
    }
    body.open("section").element("h2", "How to repeat it");
    body.open("pre", "tabindex", "0").element("code", command).close();
    body.close();
    return new HtmlPage(
            report.problem().name() + " - Ratecut",
            List.of("page.css", "solution.css"),
            List.of("tables.js", "layers.js"),
            DeviceColours.style(report.problem().deviceCount()),
            body)
        .text();
  }

  private void addAssignment(Html body, Evaluation evaluation) {
    body.add(new DeviceSection(report, evaluation).html());
    body.add(new TrafficSection(report.problem().cluster(), evaluation).html());
    body.add(new PortSection(report.problem().cluster(), evaluation).html());
    body.add(new LayerSection(report.problem(), report.assignment().orElseThrow()).html());
  }
}
