package org.ratecut.solver.portfolio;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.ratecut.solver.Workers;

/** Runs solvers at the same time on one incumbent, until all have ended. */
final class InParallel implements Solver {

  /**
   * A solver and what it may use.
   *
   * @param threads at least 1
   */
  record Lane(Solver solver, int threads) {}

  private final String name;
  private final List<Lane> lanes;

  InParallel(String name, List<Lane> lanes) {
    this.name = name;
    this.lanes = List.copyOf(lanes);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    List<Runnable> running = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      Budget share = budget.forLane(i, lane.threads());
      running.add(() -> lane.solver().solve(problem, share, incumbent));
    }
    Workers.runAll(name, budget, running);
    return incumbent.stopReason(budget).orElse(StopReason.EXHAUSTED);
  }
}
