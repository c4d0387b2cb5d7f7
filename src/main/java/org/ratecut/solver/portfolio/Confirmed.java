package org.ratecut.solver.portfolio;

import org.ratecut.bound.AttainableCosts;
import org.ratecut.budget.Budget;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Support;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.ratecut.solver.exact.Enumeration;

/**
 * Runs a solver, and where it ends with a proof for which one solver vouches, tries all assignments
 * of a small problem to see whether that is true.
 */
public final class Confirmed implements Solver {

  /** About a tenth of a second. */
  private static final long MAX_PLACEMENTS = 1_000_000;

  private final Solver solver;

  public Confirmed(Solver solver) {
    this.solver = solver;
  }

  @Override
  public String name() {
    return solver.name();
  }

  @Override
  public boolean wantsTidying() {
    return solver.wantsTidying();
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    StopReason stop = solver.solve(problem, budget, incumbent);
    boolean isDoubtful =
        incumbent.isClosed()
            && incumbent.bound().map(Bound::support).filter(Support.ONE_SOLVER::equals).isPresent();
    if (isDoubtful) {
      confirm(problem, budget, incumbent);
    }
    return incumbent.stopReason(budget).orElse(stop);
  }

  private static void confirm(Problem problem, Budget budget, Incumbent incumbent) {
    Bound claim = incumbent.bound().orElseThrow();
    AttainableCosts costs = new AttainableCosts(problem);
    Fraction better = incumbent.cost().map(costs::below).orElseGet(costs::unlimited);
    Enumeration.Trial trial = Enumeration.search(problem, budget, better, MAX_PLACEMENTS);
    if (trial.found().isPresent()) {
      Assignment found = trial.found().orElseThrow();
      incumbent.withdraw(claim, "Trying all assignments finds a valid one that is better.");
      incumbent.offer(found, "enumerate");
    } else if (trial.isComplete()) {
      incumbent.offerBound(claim.with(Support.ENUMERATION));
    }
  }
}
