package org.ratecut.solver.portfolio;

import org.ratecut.bound.Bound;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundRun;
import org.ratecut.bound.methods.BoundMethods;
import org.ratecut.model.Problem;
import org.ratecut.model.StopReason;
import org.ratecut.solver.Budget;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;

/**
 * Finds no assignments but proves bounds, and tells them to the incumbent, which is closed as soon
 * as one meets it. How far they get depends on the clock, so that it does nothing where steps
 * count.
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
              System.nanoTime() + budget.remaining().toNanos(),
              () -> incumbent.stopReason(budget).isPresent(),
              budget.threads(),
              budget.seed(),
              incumbent::cost);
      var unused =
          new BoundRun(BoundMethods.all()).run(problem, limits, bound -> tell(bound, incumbent));
    }
    return incumbent.stopReason(budget).orElse(StopReason.EXHAUSTED);
  }

  private static void tell(Bound bound, Incumbent incumbent) {
    if (bound.isInfeasible()) {
      incumbent.proveInfeasible(bound.argument());
    } else {
      incumbent.offerBound(bound.cost().orElseThrow(), bound.argument());
    }
  }
}
