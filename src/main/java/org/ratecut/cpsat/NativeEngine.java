package org.ratecut.cpsat;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverResponse;
import com.google.ortools.sat.SatParameters;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** CP-SAT itself, stopped from another thread when asked to. */
final class NativeEngine implements Engine {

  private static final Duration POLLING = Duration.ofMillis(20);

  @Override
  public CpSolverResponse solve(
      CpModel model, SatParameters parameters, BooleanSupplier isCancelled) {
    CpSolver solver = new CpSolver();
    solver.getParameters().mergeFrom(parameters);
    Thread watcher =
        new Thread(() -> stopWhenCancelled(solver, isCancelled), "cp-sat-cancellation");
    watcher.setDaemon(true);
    watcher.start();
    try {
      solver.solve(model);
      return solver.response();
    } finally {
      watcher.interrupt();
    }
  }

  private static void stopWhenCancelled(CpSolver solver, BooleanSupplier isCancelled) {
    try {
      while (true) {
        // More than once, because a search that has not begun yet does not hear of it.
        if (isCancelled.getAsBoolean()) {
          solver.stopSearch();
        }
        Thread.sleep(POLLING.toMillis());
      }
    } catch (InterruptedException e) {
      // The solve has ended.
      Thread.currentThread().interrupt();
    }
  }
}
