package org.ratecut.solver.portfolio;

import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;

/** Lets a solver make only a part of the steps of a budget with a step limit, rounded down. */
record ForPartOfSteps(Solver solver, int percent) implements Solver {

  @Override
  public String name() {
    return solver.name();
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    long steps = budget.stepLimit().orElseThrow() * percent / 100;
    return solver.solve(problem, budget.withStepLimit(steps), incumbent);
  }
}
