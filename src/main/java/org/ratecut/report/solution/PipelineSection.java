package org.ratecut.report.solution;

import org.ratecut.io.solution.BufferText;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.report.html.Html;

/** When devices and channels do what, so that the rate comes true. */
final class PipelineSection {

  /** A drawing of more is slow to show, and nobody reads it. */
  private static final int MAX_OPERATIONS = 2_000;

  private static final int MAX_ROWS = 200;

  private final Problem problem;
  private final SchedulePlan plan;

  PipelineSection(SolutionReport report, SchedulePlan plan) {
    this.problem = report.problem();
    this.plan = plan;
  }

  Html html() {
    Html html = new Html().open("section").element("h2", "Pipeline");
    html.element(
        "p",
        "One inference takes %s. Buffers: %s."
            .formatted(BufferText.latency(plan), new BufferText(problem).describe(plan)));
    Gantt gantt = new Gantt(problem, plan.schedule());
    int operations = plan.schedule().pipeline().operationCount();
    if (operations > MAX_OPERATIONS || gantt.rowCount() > MAX_ROWS) {
      html.element(
          "p",
          "A drawing of %s steps and transfers is too large for a page; \"ratecut schedule --json\" has all."
              .formatted(Figures.count(operations)));
      return html.close();
    }
    html.element(
        "p",
        "A row is a device or a channel, a bar a step or a transfer in the colour of the device"
            + " that computes or sends. The pointer tells what it is.");
    html.add(gantt.period());
    html.add(new Gantt(problem, plan.schedule()).inference());
    return html.close();
  }
}
