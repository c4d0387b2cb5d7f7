package org.ratecut.bound.profile;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import java.time.Duration;
import org.ratecut.bound.BoundBudget;

/** Solves a constraint model within a budget, and stops when the budget is cancelled. */
final class CpSat {

  private static final Duration POLLING = Duration.ofMillis(50);

  private final CpSolver solver = new CpSolver();
  private final BoundBudget budget;

  CpSat(BoundBudget budget) {
    this.budget = budget;
    solver.getParameters().setMaxTimeInSeconds(budget.remaining().toNanos() / 1e9);
    solver.getParameters().setNumWorkers(budget.threads());
    solver.getParameters().setRandomSeed((int) (budget.seed() & 0x3fffffff));
    // Its own handler would replace that of the JVM, and aborts the JVM when Ctrl-C comes.
    solver.getParameters().setCatchSigintSignal(false);
  }

  CpSolver solver() {
    return solver;
  }

  CpSolverStatus solve(CpModel model) {
    Thread watcher = new Thread(this::stopWhenCancelled, "bound-cancellation");
    watcher.setDaemon(true);
    watcher.start();
    try {
      return solver.solve(model);
    } finally {
      watcher.interrupt();
    }
  }

  private void stopWhenCancelled() {
    try {
      while (!budget.cancelled().getAsBoolean()) {
        Thread.sleep(POLLING.toMillis());
      }
      solver.stopSearch();
    } catch (InterruptedException e) {
      // The solve has ended.
      Thread.currentThread().interrupt();
    }
  }
}
