package org.ratecut.bound.profile;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.CostLimits;
import org.ratecut.bound.DeviceKind;
import org.ratecut.bound.profile.answer.Refutation;
import org.ratecut.bound.profile.answer.Verdict;
import org.ratecut.bound.profile.columns.ColumnCut;
import org.ratecut.bound.profile.counts.CostQuestion;
import org.ratecut.bound.profile.counts.CountRanges;
import org.ratecut.bound.profile.counts.CountVariables;
import org.ratecut.bound.profile.inequality.CutInequalities;
import org.ratecut.bound.profile.inequality.Flows;
import org.ratecut.bound.profile.inequality.Multipliers;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.cpsat.CpSat;
import org.ratecut.cpsat.CpSatAnswer;
import org.ratecut.cpsat.Oracle;
import org.ratecut.model.Problem;

/**
 * The whole relaxation at fixed limits: counts and flows of all devices together, with their cut
 * inequalities.
 */
final class ProfileModel {

  /** A pair of three devices is all but one of them, and what crosses is stated for that one. */
  private static final int MIN_DEVICES_FOR_PAIRS = 4;

  /** Inequalities for pairs of devices pay off for few devices only. */
  private static final int MAX_DEVICES_FOR_PAIRS = 6;

  private final CpModel model = new CpModel();
  private final Problem problem;
  private final NetworkProfile profile;
  private final CountVariables counts;
  private final Flows flows;
  private final Oracle oracle;
  private boolean hasColumnCuts;

  ProfileModel(CostQuestion question, CountRanges ranges) {
    this.problem = question.problem();
    this.profile = question.profile();
    this.oracle = question.oracle();
    CostLimits limits = question.limits();
    int devices = problem.deviceCount();
    List<Integer> all = IntStream.range(0, devices).boxed().toList();
    this.counts = new CountVariables(model, problem, profile.classes(), limits, ranges, all);
    counts.stateTotals();
    this.flows = new Flows(model, problem, profile, counts, limits);
    CutInequalities cuts = new CutInequalities(model, profile, counts, ranges);
    all.forEach(d -> state(cuts, List.of(d)));
    if (devices >= MIN_DEVICES_FOR_PAIRS && devices <= MAX_DEVICES_FOR_PAIRS) {
      for (int d = 0; d < devices; d++) {
        for (int e = d + 1; e < devices; e++) {
          state(cuts, List.of(d, e));
        }
      }
    }
  }

  private void state(CutInequalities cuts, List<Integer> devices) {
    cuts.state(devices, flows.across(devices));
  }

  /** Exchanging equal devices changes nothing, so they may be sorted by their load. */
  void order(List<DeviceKind> kinds) {
    for (DeviceKind kind : kinds) {
      kind.forEachNeighbours((before, after) -> model.addGreaterOrEqual(load(before), load(after)));
    }
  }

  private LinearExpr load(int device) {
    LinearExprBuilder load = LinearExpr.newBuilder();
    for (int k = 0; k < profile.classes().size(); k++) {
      load.addTerm(counts.count(device, k), profile.classes().get(k).computation());
    }
    return load.build();
  }

  /** Adds an inequality that holds for each single device of each kind. */
  void add(ColumnCut cut, List<DeviceKind> kinds, Partners partners) {
    hasColumnCuts = true;
    Multipliers weights = cut.weights();
    for (int kind = 0; kind < kinds.size(); kind++) {
      for (int d : kinds.get(kind).devices()) {
        LinearExprBuilder value = LinearExpr.newBuilder();
        for (int k = 0; k < profile.classes().size(); k++) {
          value.addTerm(counts.count(d, k), weights.perVertex(k));
        }
        addTraffic(value, d, weights, partners);
        model.addLessOrEqual(value, cut.most().get(kind));
      }
    }
  }

  private void addTraffic(
      LinearExprBuilder value, int device, Multipliers weights, Partners partners) {
    int own = partners.of(device);
    List<Integer> here = List.of(device);
    for (int s = 0; s < profile.sources().size(); s++) {
      for (int group = 0; group < partners.count(); group++) {
        List<Integer> others = partners.members(group);
        value.addTerm(flows.between(s, others, here), weights.perReceived(s, group, own));
        value.addTerm(flows.between(s, here, others), weights.perSent(s, own, group));
      }
    }
  }

  /** Vertices of each class on each device, and the traffic of each channel. */
  static final class Found {

    private final int[][] counts;
    private final List<Long> traffic;

    Found(int[][] counts, List<Long> traffic) {
      this.counts = counts;
      this.traffic = traffic;
    }

    int[][] counts() {
      return counts;
    }

    List<Long> traffic() {
      return traffic;
    }
  }

  /**
   * The outcome of a decision.
   *
   * @param refutation the proof that there are no such counts, if that is so
   * @param found counts that no inequality excludes, if there are some
   */
  record Decision(Optional<Refutation> refutation, Optional<Found> found) {

    Verdict verdict() {
      if (refutation.isPresent()) {
        return Verdict.REFUTED;
      }
      return found.isPresent() ? Verdict.POSSIBLE : Verdict.UNDECIDED;
    }
  }

  Decision decide(BoundBudget budget) {
    CpSat cpSat = budget.cpSat(oracle);
    cpSat.parameters().setLinearizationLevel(2);
    CpSatAnswer answer = cpSat.solve(model);
    return switch (answer.kind()) {
      case INFEASIBLE ->
          new Decision(Optional.of(Refutation.bySolver(this::isConfirmed)), Optional.empty());
      case VALUES -> new Decision(Optional.empty(), Optional.of(found(answer)));
      case UNKNOWN -> new Decision(Optional.empty(), Optional.empty());
    };
  }

  /** Where it rests on inequalities that one solver vouches for, a second can add nothing. */
  private boolean isConfirmed() {
    return !hasColumnCuts && oracle.agreesOnInfeasible(model);
  }

  private Found found(CpSatAnswer answer) {
    List<Long> traffic =
        IntStream.range(0, problem.cluster().channelCount())
            .mapToObj(h -> answer.value(flows.traffic(h)))
            .toList();
    return new Found(countsOf(answer), traffic);
  }

  private int[][] countsOf(CpSatAnswer answer) {
    int[][] table = new int[problem.deviceCount()][profile.classes().size()];
    for (int d = 0; d < table.length; d++) {
      for (int k = 0; k < table[d].length; k++) {
        table[d][k] = (int) answer.value(counts.count(d, k));
      }
    }
    return table;
  }
}
