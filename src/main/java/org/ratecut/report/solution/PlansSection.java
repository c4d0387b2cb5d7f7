package org.ratecut.report.solution;

import org.ratecut.io.solution.PlanFigures;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.units.Amounts;
import org.ratecut.io.units.Figures;
import org.ratecut.report.html.Html;

/** What simpler plans give and take, as a table. */
final class PlansSection {

  private final SolutionReport report;
  private final Amounts amounts;

  PlansSection(SolutionReport report) {
    this.report = report;
    this.amounts = Amounts.of(report.problem().network());
  }

  /** Nothing where no simpler plans were looked for. */
  Html html() {
    Html html = new Html();
    if (report.plans().isEmpty()) {
      return html;
    }
    html.open("section").element("h2", "Simpler plans");
    html.element("p", "Less traffic, or fewer pieces of layers, for a little of the rate.");
    html.openScrolling("Simpler plans");
    html.open("table", "class", "sortable").open("thead").open("tr");
    String traffic = amounts.unit() + "/inference";
    for (String column : new String[] {"inferences/s", traffic, "pieces", "shown"}) {
      html.element("th", column, "scope", "col");
    }
    html.close().close().open("tbody");
    report.plans().forEach(each -> addRow(html, each));
    return html.close().close().close().close();
  }

  private void addRow(Html html, PlanFigures plan) {
    html.open("tr").element("td", Figures.rate(plan.inferenceRate()), "class", "number");
    html.element("td", amounts.count(plan.traffic()), "class", "number");
    html.element("td", Figures.count(plan.pieces()), "class", "number");
    html.element("td", plan.isChosen() ? "yes" : "").close();
  }
}
