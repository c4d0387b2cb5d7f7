package org.ratecut.report.analysis;

import java.util.List;
import java.util.Locale;
import org.ratecut.analyze.Analysis;
import org.ratecut.analyze.Carried;
import org.ratecut.analyze.FullestRam;
import org.ratecut.analyze.LayerWork;
import org.ratecut.analyze.RamContent;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.units.Amounts;
import org.ratecut.io.units.Figures;
import org.ratecut.report.html.Html;

/** Where time, RAM and traffic go, as a section of the page of a solution. */
public final class AnalysisSection {

  /** Longer tables make a page slow, and nobody reads them. */
  private static final int MAX_ROWS = 400;

  private final Analysis analysis;
  private final AnalysisWords words;
  private final Amounts amounts;
  private final Html html = new Html();

  /**
   * Prepares the section.
   *
   * @param report of an assignment
   */
  public AnalysisSection(SolutionReport report) {
    this.analysis = Analysis.of(report.problem(), report.assignment().orElseThrow(), report.plan());
    this.words = new AnalysisWords(report.problem());
    this.amounts = Amounts.of(report.problem().network());
  }

  /** Tables that are closed until the reader opens them. */
  public Html html() {
    html.open("section").element("h2", "Where time, RAM and traffic go");
    addWorks();
    addRam();
    addCarried();
    return html.close();
  }

  private void addWorks() {
    open("Time of layers", "layer", "device", "vertices", "FLOP/inference", "ms/inference");
    for (LayerWork each : first(analysis.works())) {
      html.open("tr").element("th", words.layer(each.layer()), "scope", "row");
      html.element("td", words.device(each.device()));
      number(Figures.count(each.vertices()), each.vertices());
      number(Figures.count(each.computation()), (double) each.computation());
      double ms = 1000 * each.time().toDouble();
      number(String.format(Locale.ROOT, "%,.3f", ms), ms);
      html.close();
    }
    close(analysis.works().size());
  }

  private void addRam() {
    if (analysis.ram().isEmpty()) {
      return;
    }
    open("RAM at the fullest moment", "device", "what", "inferences", amounts.unit());
    for (FullestRam ram : analysis.ram()) {
      row(ram, "always there", "", ram.always());
      for (RamContent each : ram.contents()) {
        row(ram, words.content(each), Figures.count(each.inferences()), each.values());
      }
      row(ram, "all", "", ram.values());
    }
    close(0);
  }

  private void row(FullestRam ram, String what, String inferences, long values) {
    html.open("tr").element("th", words.device(ram.device()), "scope", "row");
    html.element("td", what).element("td", inferences, "class", "number");
    number(amounts.count(values), (double) values);
    html.close();
  }

  private void addCarried() {
    if (analysis.carried().isEmpty()) {
      return;
    }
    open("What channels carry", "channel", "output of", "from", "to", amounts.unit(), "ms");
    for (Carried each : first(analysis.carried())) {
      html.open("tr").element("th", words.channel(each.channel()), "scope", "row");
      html.element("td", words.layer(each.layer())).element("td", words.device(each.from()));
      html.element("td", words.receiver(each));
      number(amounts.count(each.values()), (double) each.values());
      double ms = 1000 * each.time().toDouble();
      number(String.format(Locale.ROOT, "%,.3f", ms), ms);
      html.close();
    }
    close(analysis.carried().size());
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(MAX_ROWS, all.size()));
  }

  private void open(String title, String... columns) {
    html.open("details").element("summary", title).openScrolling(title);
    html.open("table", "class", "sortable").open("thead").open("tr");
    for (String column : columns) {
      html.element("th", column, "scope", "col");
    }
    html.close().close().open("tbody");
  }

  private void number(String text, double value) {
    html.element("td", text, "class", "number", "data-value", Double.toString(value));
  }

  private void close(int rows) {
    html.close().close().close();
    if (rows > MAX_ROWS) {
      html.element(
          "p",
          "And %s more rows, which \"ratecut analyze --json\" lists."
              .formatted(Figures.count(rows - MAX_ROWS)));
    }
    html.close();
  }
}
