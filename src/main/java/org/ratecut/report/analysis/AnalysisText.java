package org.ratecut.report.analysis;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.analyze.Analysis;
import org.ratecut.analyze.Carried;
import org.ratecut.analyze.FullestRam;
import org.ratecut.analyze.RamContent;
import org.ratecut.escape.VisibleText;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.solution.BottleneckText;
import org.ratecut.io.solution.BufferText;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.units.Amounts;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Problem;
import org.ratecut.report.text.TextTable;

/** Where time, RAM and traffic go, as text for people. */
public final class AnalysisText {

  private static final int MAX_ROWS = 200;

  private final SolutionReport report;
  private final Analysis analysis;
  private final Problem problem;
  private final AnalysisWords words;
  private final Amounts amounts;
  private final StringBuilder text = new StringBuilder();

  /**
   * Prepares the text.
   *
   * @param report of an assignment
   * @param analysis of the same
   */
  public AnalysisText(SolutionReport report, Analysis analysis) {
    this.report = report;
    this.analysis = analysis;
    this.problem = report.problem();
    this.words = new AnalysisWords(problem);
    this.amounts = Amounts.of(problem.network());
  }

  /** Several lines, each ending with a newline. */
  public String text() {
    text.setLength(0);
    line("Problem", problem.name());
    line("Assignment", report.isValid() ? "valid" : "NOT VALID, \"ratecut check\" says why");
    Evaluation evaluation = report.evaluation().orElseThrow();
    line(
        "Rate",
        "%s inferences/s (period %s)"
            .formatted(
                Figures.rate(evaluation.inferenceRate()), Figures.period(evaluation.period())));
    report.plan().ifPresent(plan -> line("Latency", BufferText.latency(plan)));
    line("Bottleneck", new BottleneckText(problem).describe(evaluation));
    text.append(new LayerTimesTable(problem, analysis.works()).text());
    addRam();
    addCarried();
    return text.toString();
  }

  private void line(String name, String value) {
    text.append("%-11s %s\n".formatted(name, VisibleText.of(value)));
  }

  private void addRam() {
    if (analysis.ram().isEmpty()) {
      text.append("\nThere is no schedule, so that what is in RAM at a time is not known.\n");
      return;
    }
    text.append(
        "\nRAM of each device at its fullest moment (%s, of all inferences in flight)\n"
            .formatted(amounts.unit()));
    List<String[]> rows = new ArrayList<>();
    analysis.ram().forEach(ram -> addRows(rows, ram));
    addTable(new TextTable("device", "what", "inferences", amounts.unit()).alignLeft("what"), rows);
  }

  private void addRows(List<String[]> rows, FullestRam ram) {
    String device = words.device(ram.device());
    if (ram.always() > 0) {
      rows.add(new String[] {device, "always there", "", amounts.count(ram.always())});
    }
    for (RamContent each : ram.contents()) {
      rows.add(
          new String[] {
            device,
            words.content(each),
            Figures.count(each.inferences()),
            amounts.count(each.values())
          });
    }
    String all = "all, of %s available".formatted(amounts.count(ram.available()));
    rows.add(new String[] {device, all, "", amounts.count(ram.values())});
  }

  private void addCarried() {
    if (analysis.carried().isEmpty()) {
      return;
    }
    text.append("\nWhat each channel carries for one inference\n");
    addTable(
        new TextTable("channel", "output of", "from", "to", amounts.unit(), "time")
            .alignLeft("output of", "from", "to"),
        analysis.carried().stream().map(this::row).toList());
  }

  private String[] row(Carried carried) {
    return new String[] {
      words.channel(carried.channel()),
      words.layer(carried.layer()),
      words.device(carried.from()),
      words.receiver(carried),
      amounts.count(carried.values()),
      Figures.period(carried.time())
    };
  }

  private void addTable(TextTable table, List<String[]> rows) {
    rows.stream().limit(MAX_ROWS).forEach(table::add);
    text.append(table.text());
    if (rows.size() > MAX_ROWS) {
      text.append(
          "  ... and %s more (--json lists all)\n"
              .formatted(Figures.count(rows.size() - MAX_ROWS)));
    }
  }
}
