package org.ratecut.report.solution;

import java.util.List;
import java.util.Optional;
import org.ratecut.io.solution.PlanFigures;
import org.ratecut.io.units.Amounts;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Network;
import org.ratecut.model.exact.Fraction;
import org.ratecut.report.text.TextTable;

/** What simpler plans give and take, as a table in text. */
final class PlansTable {

  private PlansTable() {}

  /** A title and the table; empty where no simpler plans were looked for. */
  static String text(List<PlanFigures> plans, Network network) {
    if (plans.isEmpty()) {
      return "";
    }
    Amounts amounts = Amounts.of(network);
    TextTable table = new TextTable("plan", "inferences/s", "of the best", "traffic", "pieces");
    for (int i = 0; i < plans.size(); i++) {
      PlanFigures plan = plans.get(i);
      table.add(
          name(plan, i),
          Figures.rate(plan.inferenceRate()),
          share(plan.inferenceRate(), plans.get(0).inferenceRate()),
          amounts.count(plan.traffic()),
          Figures.count(plan.pieces()));
    }
    return "\nSimpler plans (traffic in %s/inference; pieces of %s layers)\n"
            .formatted(amounts.unit(), Figures.count(network.layers().size()))
        + table.text();
  }

  private static String name(PlanFigures plan, int index) {
    if (plan.isChosen()) {
      return index == 0 ? "the fastest, and none is simpler" : "the simplest, shown here";
    }
    return index == 0 ? "the fastest" : "";
  }

  private static String share(Optional<Fraction> rate, Optional<Fraction> best) {
    return rate.isPresent() && best.isPresent()
        ? Figures.percent(rate.get().toDouble() / best.get().toDouble())
        : "-";
  }
}
