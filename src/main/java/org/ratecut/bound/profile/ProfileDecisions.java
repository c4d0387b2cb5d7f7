package org.ratecut.bound.profile;

import java.time.Duration;
import java.util.List;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundListener;
import org.ratecut.bound.Limits;
import org.ratecut.bound.PlacementPlan;
import org.ratecut.model.Fraction;
import org.ratecut.model.Problem;

/** Decides costs of one problem, keeping the columns found from one question to the next. */
final class ProfileDecisions {

  /** So many of the last inequalities from columns go into the whole system. */
  private static final int CUTS = 8;

  /** The share of the time of a question that is for finding them. */
  private static final int COLUMN_SHARE = 3;

  private final Problem problem;
  private final NetworkProfile profile;
  private final AttainableCosts costs;
  private final BoundListener listener;
  private final List<List<Integer>> kinds;
  private final ColumnPool pool;

  ProfileDecisions(
      Problem problem, NetworkProfile profile, AttainableCosts costs, BoundListener listener) {
    this.problem = problem;
    this.profile = profile;
    this.costs = costs;
    this.listener = listener;
    this.kinds = new DeviceSymmetry(problem).groups();
    this.pool = new ColumnPool(kinds);
  }

  /** By what single devices can do. */
  Verdict byColumns(Fraction cost, BoundBudget budget) {
    Limits limits = costs.limitsAt(cost);
    CountRanges ranges = CountRanges.of(problem, profile, limits);
    if (ranges.areEmpty()) {
      return Verdict.REFUTED;
    }
    return new ColumnRefutation(problem, profile, limits, ranges, pool).run(budget);
  }

  /** By all inequalities together, with the telling ones of single devices added. */
  Verdict byAll(Fraction cost, BoundBudget budget) {
    Limits limits = costs.limitsAt(cost);
    CountRanges ranges = CountRanges.of(problem, profile, limits);
    if (ranges.areEmpty()) {
      return Verdict.REFUTED;
    }
    ProfileModel model = new ProfileModel(problem, profile, limits, ranges);
    model.order(kinds);
    if (problem.deviceCount() > 3) {
      ColumnRefutation columns = new ColumnRefutation(problem, profile, limits, ranges, pool);
      Duration share = budget.remaining().dividedBy(COLUMN_SHARE);
      if (columns.run(budget.withTimeFromNow(share)) == Verdict.REFUTED) {
        return Verdict.REFUTED;
      }
      List<ColumnCut> cuts = columns.cuts();
      cuts.subList(Math.max(0, cuts.size() - CUTS), cuts.size())
          .forEach(cut -> model.add(cut, kinds));
    }
    if (budget.isSpent()) {
      return Verdict.UNDECIDED;
    }
    ProfileModel.Decision decision = model.decide(budget);
    decision.counts().ifPresent(counts -> listener.onPlan(plan(cost, counts)));
    return decision.verdict();
  }

  private PlacementPlan plan(Fraction cost, int[][] counts) {
    return PlacementPlan.of(
        cost, profile.classes().stream().map(VertexClass::vertices).toList(), counts);
  }
}
