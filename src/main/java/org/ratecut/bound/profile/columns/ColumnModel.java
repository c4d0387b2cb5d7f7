package org.ratecut.bound.profile.columns;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.CostLimits;
import org.ratecut.bound.profile.counts.Column;
import org.ratecut.bound.profile.counts.CostQuestion;
import org.ratecut.bound.profile.counts.CountRanges;
import org.ratecut.bound.profile.counts.CountVariables;
import org.ratecut.bound.profile.inequality.CutInequalities;
import org.ratecut.bound.profile.inequality.ExchangeInequalities;
import org.ratecut.bound.profile.inequality.LumpedTraffic;
import org.ratecut.bound.profile.inequality.Multipliers;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.bound.profile.network.Relation;
import org.ratecut.cpsat.CpSat;
import org.ratecut.cpsat.CpSatAnswer;
import org.ratecut.cpsat.Oracle;
import org.ratecut.model.Problem;

/** Everything that one device can hold, receive and send at fixed limits: the pricing problem. */
final class ColumnModel {

  private final CpModel model = new CpModel();
  private final NetworkProfile profile;
  private final Partners partners;
  private final CountVariables counts;
  private final LumpedTraffic traffic;
  private final int device;
  private final int own;
  private final Oracle oracle;

  ColumnModel(CostQuestion question, CountRanges ranges, Partners partners, int device) {
    Problem problem = question.problem();
    CostLimits limits = question.limits();
    this.profile = question.profile();
    this.oracle = question.oracle();
    this.partners = partners;
    this.device = device;
    this.own = partners.of(device);
    this.counts =
        new CountVariables(model, problem, profile.classes(), limits, ranges, List.of(device));
    this.traffic = new LumpedTraffic(model, problem, profile, limits, ranges, partners, device);
    new CutInequalities(model, profile, counts, ranges).state(List.of(device), traffic);
    new ExchangeInequalities(model, profile, counts, ranges, partners, device).state(traffic);
    for (Relation relation : profile.relations()) {
      if (relation.complete()) {
        stateSent(relation, ranges.fewestHolders(relation));
      }
    }
  }

  /** Each other holder of a consumer is sent everything: h holders are h - 1 others, or h. */
  private void stateSent(Relation relation, int holders) {
    BoolVar holding = counts.presence(device, relation.consumerClasses());
    IntVar local = counts.sum(device, relation.producerClasses());
    model
        .addGreaterOrEqual(traffic.sent(relation.source()).addTerm(local, -holders), 0)
        .onlyEnforceIf(holding.not());
    model
        .addGreaterOrEqual(traffic.sent(relation.source()).addTerm(local, 1L - holders), 0)
        .onlyEnforceIf(holding);
  }

  /**
   * The answer to a pricing question.
   *
   * @param most no column weighs more than this
   * @param column one that weighs much, if one was found
   */
  record Priced(long most, Optional<Column> column) {}

  /**
   * Looks for the heaviest column.
   *
   * @param slack the answer may be this much above the heaviest
   * @return empty if nothing was proved within the budget
   */
  Optional<Priced> price(Multipliers weights, double slack, BoundBudget budget) {
    LinearExprBuilder value = LinearExpr.newBuilder();
    for (int k = 0; k < profile.classes().size(); k++) {
      value.addTerm(counts.count(device, k), weights.perVertex(k));
    }
    for (int group = 0; group < partners.count(); group++) {
      for (int s = 0; s < profile.sources().size(); s++) {
        value.addTerm(traffic.receivedFrom(group, s), weights.perReceived(s, group, own));
        value.addTerm(traffic.sentTo(group, s), weights.perSent(s, own, group));
      }
    }
    model.maximize(value);
    CpSat cpSat = budget.cpSat(oracle);
    cpSat.parameters().setAbsoluteGapLimit(slack);
    // These take a third of the time of so small a model, and help it little.
    cpSat.parameters().setCpModelProbingLevel(0);
    cpSat.parameters().setSymmetryLevel(0);
    CpSatAnswer answer = cpSat.solve(model);
    return switch (answer.kind()) {
      case VALUES -> Optional.of(new Priced(answer.bound(), Optional.of(column(answer))));
      case INFEASIBLE -> Optional.of(new Priced(Long.MIN_VALUE, Optional.empty()));
      case UNKNOWN -> Optional.empty();
    };
  }

  /** Whether a second solver agrees with the last answer, or false if it did not find out. */
  boolean isConfirmed(Priced last) {
    return last.column().isPresent()
        ? oracle.agreesOnMaximum(model, last.most())
        : oracle.agreesOnInfeasible(model);
  }

  private Column column(CpSatAnswer answer) {
    long[] held = new long[profile.classes().size()];
    Arrays.setAll(held, k -> answer.value(counts.count(device, k)));
    long[][] received = new long[partners.count()][profile.sources().size()];
    long[][] sent = new long[partners.count()][profile.sources().size()];
    for (int group = 0; group < partners.count(); group++) {
      int with = group;
      Arrays.setAll(received[group], s -> answer.value(traffic.receivedFrom(with, s)));
      Arrays.setAll(sent[group], s -> answer.value(traffic.sentTo(with, s)));
    }
    return new Column(held, received, sent);
  }
}
