package org.ratecut.report.solution;

import java.util.Optional;
import org.ratecut.evaluation.Energy;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.RamWithReceived;
import org.ratecut.evaluation.Violation;
import org.ratecut.io.solution.BottleneckText;
import org.ratecut.io.solution.BufferText;
import org.ratecut.io.solution.EnergyText;
import org.ratecut.io.solution.RamText;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.solution.SolutionWords;
import org.ratecut.io.solution.ViolationText;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Objective;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Withdrawal;
import org.ratecut.report.html.Html;

/** The result in a few lines: rate, bound, gap, bottleneck, and what is wrong, if anything. */
final class SummarySection {

  private static final int MAX_VIOLATIONS = 20;

  private final SolutionReport report;
  private final Html html = new Html();

  SummarySection(SolutionReport report) {
    this.report = report;
  }

  Html html() {
    html.element("h1", report.problem().name());
    html.element(
        "p",
        "Network %s with %s vertices on %s devices (%s)"
            .formatted(
                report.problem().network().name(),
                Figures.count(report.problem().vertexCount()),
                Figures.count(report.problem().deviceCount()),
                report.problem().cluster().name()),
        "class",
        "subtitle");
    report.evaluation().ifPresent(this::addBottleneck);
    html.open("dl", "class", "cards");
    addCard("Assignment", headline(), "");
    // A schedule counts everything that is there at once; without one this is the best known.
    Optional<RamWithReceived> ram =
        report.plan().isPresent() ? Optional.empty() : report.ramWithReceived();
    ram.ifPresent(found -> addRamCard(found.fits(), "with what arrives"));
    report.plan().ifPresent(plan -> addRamCard(plan.fits(), "with all buffers"));
    report.evaluation().ifPresent(this::addWorth);
    addBound();
    report
        .gap()
        .ifPresent(
            gap ->
                addCard(
                    "Gap",
                    gap == 0 ? "0 %" : Figures.percent(gap),
                    isRate() ? "(bound - rate) / bound" : "(traffic - bound) / traffic"));
    html.close();
    addWithdrawals();
    report.bound().ifPresent(this::addProof);
    ram.ifPresent(found -> addRam(found.fits(), new RamText(report.problem()).describe(found)));
    report
        .plan()
        .ifPresent(plan -> addRam(plan.fits(), new BufferText(report.problem()).describe(plan)));
    report.evaluation().ifPresent(this::addViolations);
    addRun();
    return html;
  }

  private boolean isRate() {
    return report.problem().objective() == Objective.RATE;
  }

  private String headline() {
    if (report.evaluation().isPresent()) {
      return report.isValid() ? "valid" : "NOT VALID";
    }
    return "none found";
  }

  private void addCard(String name, String value, String unit) {
    html.open("div").element("dt", name).open("dd").element("strong", value);
    if (!unit.isEmpty()) {
      html.text(" ").element("span", unit);
    }
    html.close().close();
  }

  private void addWorth(Evaluation evaluation) {
    addCard("Rate", shortRate(evaluation.inferenceRate()), "inferences/s");
    addCard("Period", Figures.period(evaluation.period()), "per inference");
    report
        .plan()
        .ifPresent(
            plan ->
                addCard(
                    "Latency",
                    BufferText.time(plan),
                    "%d in flight".formatted(plan.schedule().inFlight())));
    addCard("Traffic", Figures.count(evaluation.totalTraffic()), "values/inference");
    Energy.of(report.problem(), evaluation)
        .ifPresent(
            energy ->
                addCard(
                    "Energy",
                    EnergyText.amount(energy.millijoules()),
                    "per inference, an estimate from stated power"));
  }

  private static String shortRate(Optional<Fraction> rate) {
    return rate.map(each -> Figures.shortRate(each.toDouble())).orElse("unbounded");
  }

  private void addBound() {
    if (report.costBound().isZero()) {
      addCard("Proven bound", "none", "was proved");
    } else if (isRate()) {
      addCard("Proven bound", shortRate(report.upperBound()), "inferences/s at most");
    } else {
      addCard("Proven bound", Figures.amount(report.costBound()), "values/inference at least");
    }
  }

  private void addProof(Bound bound) {
    if (bound.isInfeasible() || !report.costBound().isZero()) {
      html.open("p").element("strong", "Bound proved by: ");
      html.text(SolutionWords.proof(bound)).close();
    }
  }

  private void addWithdrawals() {
    for (Withdrawal each : report.withdrawals()) {
      html.open("p", "class", "wrong").element("strong", "Withdrawn: ");
      html.text(SolutionWords.describe(report.problem().objective(), each)).close();
    }
  }

  private void addBottleneck(Evaluation evaluation) {
    html.open("p").element("strong", "Bottleneck: ");
    html.text(new BottleneckText(report.problem()).describe(evaluation)).close();
  }

  private void addRamCard(boolean fits, String what) {
    addCard("RAM", fits ? "enough" : "TOO SMALL", what);
  }

  private void addRam(boolean fits, String description) {
    html.open("p", "class", fits ? "plain" : "wrong").element("strong", "RAM: ");
    html.text(description + ".").close();
  }

  private void addViolations(Evaluation evaluation) {
    if (evaluation.isValid()) {
      return;
    }
    html.open("section", "class", "wrong").element("h2", "Why it is not valid").open("ul");
    ViolationText words = new ViolationText(report.problem());
    for (Violation each : evaluation.violations().stream().limit(MAX_VIOLATIONS).toList()) {
      html.element("li", words.describe(each));
    }
    html.close();
    int more = evaluation.violations().size() - MAX_VIOLATIONS;
    if (more > 0) {
      html.element("p", "... and %s more.".formatted(Figures.count(more)));
    }
    html.close();
  }

  private void addRun() {
    html.open("p");
    report.status().ifPresent(status -> html.text(SolutionWords.describe(status) + ". "));
    report.stop().ifPresent(stop -> html.text("Stopped at " + SolutionWords.describe(stop) + ". "));
    report
        .run()
        .ifPresent(
            run ->
                html.text(
                    "Searched %s with solver %s, seed %d. "
                        .formatted(Figures.seconds(run.seconds()), run.solver(), run.seed())));
    html.text("Ratecut %s.".formatted(report.version())).close();
  }
}
