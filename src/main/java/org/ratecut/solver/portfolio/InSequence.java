package org.ratecut.solver.portfolio;

import java.util.List;
import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;

/**
 * Runs solvers one after the other, each from the best that those before it found. Each has the
 * step limit for itself; time, target and cancellation are shared.
 */
public final class InSequence implements Solver {

  private final String name;
  private final List<Solver> parts;

  public InSequence(String name, List<Solver> parts) {
    this.name = name;
    this.parts = List.copyOf(parts);
  }

  @Override
  public String name() {
    return name;
  }

  /** Returns why the last part ended, or why the rest was not run. */
  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    StopReason last = StopReason.EXHAUSTED;
    for (Solver part : parts) {
      Optional<StopReason> stop = incumbent.stopReason(budget);
      if (stop.isPresent()) {
        return stop.get();
      }
      last = part.solve(problem, budget, incumbent);
      if (last == StopReason.PROVED) {
        return last;
      }
    }
    return last;
  }
}
