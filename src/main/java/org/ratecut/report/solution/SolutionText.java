package org.ratecut.report.solution;

import java.util.List;
import java.util.Optional;
import org.ratecut.escape.VisibleText;
import org.ratecut.evaluation.Energy;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.RamWithReceived;
import org.ratecut.evaluation.Violation;
import org.ratecut.io.solution.BottleneckText;
import org.ratecut.io.solution.BufferText;
import org.ratecut.io.solution.CountedText;
import org.ratecut.io.solution.EnergyText;
import org.ratecut.io.solution.IdleDevices;
import org.ratecut.io.solution.RamText;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.solution.SolutionWords;
import org.ratecut.io.solution.ViolationText;
import org.ratecut.io.units.Amounts;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Objective;
import org.ratecut.model.solution.Bound;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.report.text.Words;

/** A report as text for people. */
public final class SolutionText {

  private static final int MAX_VIOLATIONS = 20;

  private final SolutionReport report;
  private final Optional<RamWithReceived> ram;
  private final StringBuilder text = new StringBuilder();

  public SolutionText(SolutionReport report) {
    this.report = report;
    // A schedule counts everything that is there at once; without one this is the best known.
    this.ram = report.plan().isPresent() ? Optional.empty() : report.ramWithReceived();
  }

  /** Several lines, each ending with a newline. */
  public String text() {
    text.setLength(0);
    line(
        "Problem",
        "%s: %s vertices on %s; %s"
            .formatted(
                report.problem().name(),
                Figures.count(report.problem().vertexCount()),
                Words.count(report.problem().deviceCount(), "device"),
                CountedText.of(report.problem().network())));
    line("Assignment", headline());
    ram.ifPresent(found -> line("RAM", new RamText(report.problem()).describe(found)));
    report.evaluation().ifPresent(this::addWorth);
    report.plan().ifPresent(this::addPlan);
    if (report.assignment().isEmpty()) {
      report.maxLatency().ifPresent(max -> line("Latency", BufferText.noneWithin(max)));
    }
    addBound();
    report.evaluation().ifPresent(this::addLimits);
    addRun();
    report.evaluation().ifPresent(this::addTables);
    return text.toString();
  }

  private void line(String name, String value) {
    text.append("%-11s %s\n".formatted(name, VisibleText.of(value)));
  }

  private String headline() {
    if (report.evaluation().isPresent()) {
      return report.isValid() ? "valid" : "NOT VALID, see below";
    }
    return "none found";
  }

  private void addWorth(Evaluation evaluation) {
    line(
        "Rate",
        "%s inferences/s (period %s)"
            .formatted(
                Figures.rate(evaluation.inferenceRate()), Figures.period(evaluation.period())));
    String traffic = Amounts.of(report.problem().network()).text(evaluation.totalTraffic());
    line("Traffic", traffic + "/inference in total");
  }

  private void addPlan(SchedulePlan plan) {
    String limit = report.maxLatency().map(BufferText::atMost).orElse("");
    line("Latency", BufferText.latency(plan) + limit);
    line("Buffers", new BufferText(report.problem()).describe(plan));
  }

  private void addBound() {
    boolean rate = report.problem().objective() == Objective.RATE;
    Objective objective = report.problem().objective();
    report
        .withdrawals()
        .forEach(each -> line("Withdrawn", SolutionWords.describe(objective, each)));
    Optional<Bound> bound =
        report.bound().filter(each -> each.isInfeasible() || !report.costBound().isZero());
    if (bound.isEmpty()) {
      return;
    }
    line("Bound", SolutionWords.claim(objective, bound.orElseThrow()));
    line("Proved by", SolutionWords.proof(bound.orElseThrow()));
    report
        .gap()
        .ifPresent(
            gap ->
                line(
                    "Gap",
                    Figures.percent(gap)
                        + (rate ? " = (bound - rate) / bound" : " = (traffic - bound) / traffic")));
  }

  private void addLimits(Evaluation evaluation) {
    Energy.of(report.problem(), evaluation)
        .ifPresent(energy -> line("Energy", EnergyText.describe(energy)));
    line("Bottleneck", new BottleneckText(report.problem()).describe(evaluation));
    new IdleDevices(report.problem(), report.assignment().orElseThrow(), evaluation)
        .describe(report.costBound())
        .ifPresent(idle -> line("Idle", idle));
  }

  private void addRun() {
    report.status().ifPresent(status -> line("Status", SolutionWords.describe(status)));
    report.stop().ifPresent(stop -> line("Stopped", SolutionWords.describe(stop)));
    report
        .run()
        .ifPresent(
            run ->
                line(
                    "Search",
                    "solver %s, seed %d, %s"
                        .formatted(run.solver(), run.seed(), Figures.seconds(run.seconds()))));
  }

  private void addTables(Evaluation evaluation) {
    addViolations(evaluation.violations());
    text.append(PlansTable.text(report.plans(), report.problem().network()));
    text.append(new DeviceTable(report).text(evaluation));
    text.append(new LinkTables(report.problem()).text(evaluation));
  }

  private void addViolations(List<Violation> violations) {
    if (violations.isEmpty()) {
      return;
    }
    ViolationText words = new ViolationText(report.problem());
    text.append("\nWhy it is not valid\n");
    violations.stream()
        .limit(MAX_VIOLATIONS)
        .forEach(
            each -> text.append("  ").append(VisibleText.of(words.describe(each))).append('\n'));
    if (violations.size() > MAX_VIOLATIONS) {
      text.append(
          "  ... and %s more (--json lists all)\n"
              .formatted(Figures.count(violations.size() - MAX_VIOLATIONS)));
    }
  }
}
