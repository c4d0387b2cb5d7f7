package org.ratecut.solver.portfolio;

import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;

/** Lets a solver make its first steps only, however long they take. */
record FirstSteps(Solver solver, long steps) implements Solver {

  @Override
  public String name() {
    return solver.name();
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    long most = Math.min(steps, budget.stepLimit().orElse(Long.MAX_VALUE));
    return solver.solve(problem, budget.withStepLimit(most), incumbent);
  }
}
