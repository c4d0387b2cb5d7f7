package org.ratecut.solver.blocks;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.budget.Budget;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.ratecut.solver.Workers;

/**
 * Annealing of units and blocks of them, from contiguous splits of the dataflow and from the best
 * known. For the objective rate; a step is 1,000 moves of each thread.
 */
public final class BlockSearch implements Solver {

  @Override
  public String name() {
    return "blocks";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    Units fine = Units.of(problem);
    boolean hasFreeUnit = false;
    for (int u = 0; u < fine.count(); u++) {
      hasFreeUnit |= !fine.isPinned(u);
    }
    if (problem.objective() == Objective.RATE && hasFreeUnit && problem.deviceCount() > 1) {
      List<Units> levels = levels(fine);
      List<Runnable> workers = new ArrayList<>();
      for (int t = 0; t < budget.threads(); t++) {
        workers.add(new BlockWorker(levels, budget, incumbent, t));
      }
      Workers.runAll(name(), budget, workers);
    }
    return incumbent.stopReason(budget).orElse(StopReason.EXHAUSTED);
  }

  /** The finest first. */
  private static List<Units> levels(Units fine) {
    if (!fine.problem().rules().contiguous()) {
      return List.of(fine, fine.withSourcesAtTheirReaders());
    }
    Units along = fine.alongDataflow();
    return List.of(fine, along, along.withSourcesAtTheirReaders());
  }
}
