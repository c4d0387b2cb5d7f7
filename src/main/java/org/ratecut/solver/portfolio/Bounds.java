package org.ratecut.solver.portfolio;

import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundListener;
import org.ratecut.bound.BoundRun;
import org.ratecut.bound.PlacementPlan;
import org.ratecut.bound.methods.BoundMethods;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.ratecut.solver.construct.PlanSweep;

/**
 * Proves bounds and tells them to the incumbent, which is closed as soon as one meets it. What the
 * proofs leave possible is a plan, and is tried. How far they get depends on the clock, so that it
 * does nothing where steps count.
 */
final class Bounds implements Solver {

  @Override
  public String name() {
    return "bounds";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    if (budget.stepLimit().isEmpty()) {
      BoundBudget limits =
          new BoundBudget(
              budget.cancelledAlsoBy(() -> incumbent.stopReason(budget).isPresent()),
              incumbent::cost);
      var unused =
          new BoundRun(BoundMethods.all())
              .run(problem, limits, new Report(problem, limits, incumbent));
    }
    return incumbent.stopReason(budget).orElse(StopReason.EXHAUSTED);
  }

  /** Passes on what is proved, and tries the plans that the proofs leave possible. */
  private record Report(Problem problem, BoundBudget limits, Incumbent incumbent)
      implements BoundListener {

    @Override
    public void onBound(Bound bound) {
      incumbent.offerBound(bound);
    }

    @Override
    public void onContradiction(Bound claim, String fact) {
      incumbent.withdraw(claim, fact);
    }

    /** Of a large network all directions take seconds, which may be more than are left. */
    @Override
    public void onPlan(PlacementPlan plan) {
      new PlanSweep(problem, plan)
          .assignments()
          .takeWhile(assignment -> !limits.isSpent())
          .forEach(assignment -> incumbent.offer(assignment, "plan"));
    }
  }
}
