package org.ratecut.bound.profile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundListener;
import org.ratecut.bound.DeviceKind;
import org.ratecut.bound.DeviceSymmetry;
import org.ratecut.bound.PlacementPlan;
import org.ratecut.bound.profile.answer.Answer;
import org.ratecut.bound.profile.answer.Refutation;
import org.ratecut.bound.profile.answer.Verdict;
import org.ratecut.bound.profile.columns.ColumnCut;
import org.ratecut.bound.profile.columns.ColumnPool;
import org.ratecut.bound.profile.columns.ColumnRefutation;
import org.ratecut.bound.profile.counts.CostQuestion;
import org.ratecut.bound.profile.counts.CountRanges;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.bound.profile.network.VertexClass;
import org.ratecut.bound.profile.roles.RoleRefutation;
import org.ratecut.cpsat.Oracle;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.exact.Fraction;

/** Decides costs of one problem, keeping the columns found from one question to the next. */
final class ProfileDecisions {

  /** For so few devices the whole system is small enough to need no preparation by columns. */
  private static final int MAX_DEVICES_WITHOUT_COLUMNS = 3;

  /** Up to so many, the whole system is decided in the time that roles would take. */
  private static final int MAX_DEVICES_WITHOUT_ROLES = 6;

  /** So many of the last inequalities from columns go into the whole system. */
  private static final int CUTS = 8;

  /** The share of the time of a question that is for finding them. */
  private static final int COLUMN_SHARE = 3;

  private final Problem problem;
  private final NetworkProfile profile;
  private final AttainableCosts costs;
  private final BoundListener listener;
  private final List<DeviceKind> kinds;
  private final ColumnPool pool;
  private final Oracle oracle;

  ProfileDecisions(
      Problem problem,
      NetworkProfile profile,
      AttainableCosts costs,
      Partners partners,
      Oracle oracle,
      BoundListener listener) {
    this.problem = problem;
    this.profile = profile;
    this.costs = costs;
    this.oracle = oracle;
    this.listener = listener;
    this.kinds = new DeviceSymmetry(problem).kinds();
    this.pool = new ColumnPool(kinds, partners);
  }

  /** By what single devices can do. */
  Answer byColumns(Fraction cost, BoundBudget budget) {
    CostQuestion question = question(cost);
    CountRanges ranges = question.ranges();
    return ranges.areEmpty()
        ? Answer.refuted(Refutation.byArithmetic())
        : new ColumnRefutation(question, ranges, pool).run(budget);
  }

  /** By what single devices can do, case by case where one is alone of its kind. */
  Answer byCases(Fraction cost, BoundBudget budget) {
    return new CaseRefutation(question(cost), pool).run(budget);
  }

  /** By what single devices can do, case by case of how many of equal ones hold what. */
  Answer byRoles(Fraction cost, BoundBudget budget) {
    return new RoleRefutation(question(cost), pool).run(budget);
  }

  /**
   * Whether {@link #byRoles} is worth its time: on few devices, the whole system of inequalities
   * has a better use for it.
   */
  boolean hasRoles() {
    return problem.deviceCount() > MAX_DEVICES_WITHOUT_ROLES
        && kinds.stream().anyMatch(kind -> kind.size() > 1);
  }

  /**
   * Whether {@link #byCases} is worth its time: on few devices, where no group is kept apart, the
   * whole system of inequalities has a better use for it.
   */
  boolean hasCases() {
    return pool.partners().count() > 1;
  }

  /** Whether what single devices can do is worth asking before all inequalities together. */
  boolean needsColumns() {
    return problem.deviceCount() > MAX_DEVICES_WITHOUT_COLUMNS;
  }

  /** By all inequalities together, with the telling ones of single devices added. */
  Answer byAll(Fraction cost, BoundBudget budget) {
    CostQuestion question = question(cost);
    CountRanges ranges = question.ranges();
    if (ranges.areEmpty()) {
      return Answer.refuted(Refutation.byArithmetic());
    }
    ProfileModel model = new ProfileModel(question, ranges);
    model.order(kinds);
    if (needsColumns()) {
      ColumnRefutation columns = new ColumnRefutation(question, ranges, pool);
      Duration share = budget.remaining().dividedBy(COLUMN_SHARE);
      Answer answer = columns.run(budget.withTimeFromNow(share));
      if (answer.isRefuted()) {
        return answer;
      }
      List<ColumnCut> cuts = columns.cuts();
      cuts.subList(Math.max(0, cuts.size() - CUTS), cuts.size())
          .forEach(cut -> model.add(cut, kinds, pool.partners()));
    }
    if (budget.isSpent()) {
      return Answer.open(Verdict.UNDECIDED);
    }
    ProfileModel.Decision decision = model.decide(budget);
    Optional<Fraction> attained = decision.found().map(this::costOf);
    decision.found().ifPresent(found -> listener.onPlan(plan(attained.orElse(cost), found)));
    return new Answer(decision.verdict(), decision.refutation(), attained);
  }

  private CostQuestion question(Fraction cost) {
    return new CostQuestion(problem, profile, cost, costs.limitsAt(cost), oracle);
  }

  /** What the counts and flows would cost if their traffic were all there is. */
  private Fraction costOf(ProfileModel.Found found) {
    if (problem.objective() == Objective.COMMUNICATION) {
      return Fraction.of(found.traffic().stream().mapToLong(Long::longValue).sum());
    }
    Fraction cost = Fraction.ZERO;
    for (int d = 0; d < problem.deviceCount(); d++) {
      long load = 0;
      for (int k = 0; k < profile.classes().size(); k++) {
        load += profile.classes().get(k).computation() * found.counts()[d][k];
      }
      long performance = problem.cluster().device(d).performance();
      cost = Fraction.max(cost, Fraction.of(load, performance));
    }
    for (int h = 0; h < problem.cluster().channelCount(); h++) {
      Resources resources = problem.resources();
      cost = Fraction.max(cost, resources.time(resources.ofChannel(h), found.traffic().get(h)));
    }
    return cost;
  }

  private PlacementPlan plan(Fraction cost, ProfileModel.Found found) {
    return PlacementPlan.of(
        cost, profile.classes().stream().map(VertexClass::vertices).toList(), found.counts());
  }
}
