package org.ratecut.solver.portfolio;

import java.time.Duration;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;

/** Lets a solver have only a part of the time that is left when it begins. */
record ForPartOfTime(Solver solver, int percent) implements Solver {

  @Override
  public String name() {
    return solver.name();
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    Duration part = budget.remaining().dividedBy(100).multipliedBy(percent);
    return solver.solve(problem, budget.withTimeFromNow(part), incumbent);
  }
}
