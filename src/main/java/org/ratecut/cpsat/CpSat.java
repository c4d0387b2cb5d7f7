package org.ratecut.cpsat;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.SatParameters;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Solves a constraint model within a time, and stops early when asked to. Needs the {@link
 * NativeLibrary}.
 */
public final class CpSat {

  private static final Duration POLLING = Duration.ofMillis(20);

  private final CpSolver solver = new CpSolver();
  private final BooleanSupplier cancelled;

  /**
   * A solver for one model.
   *
   * @param time how long it may take
   * @param workers how many threads it uses
   * @param seed of everything random
   * @param cancelled asked every few milliseconds, on another thread, whether to stop
   */
  public CpSat(Duration time, int workers, long seed, BooleanSupplier cancelled) {
    this.cancelled = cancelled;
    solver.getParameters().setMaxTimeInSeconds(time.toNanos() / 1e9);
    solver.getParameters().setNumWorkers(workers);
    solver.getParameters().setRandomSeed((int) (seed & 0x3fffffff));
    // Its own handler would replace that of the JVM, and aborts the JVM when Ctrl-C comes.
    solver.getParameters().setCatchSigintSignal(false);
    // The presolve rule that uses this work sums Boolean terms in 32 bits and drops enforcements
    // where they pass 2^31 (or-tools 5293): valid solutions are lost, and OPTIMAL is wrong.
    solver.getParameters().setPresolveInclusionWorkLimit(0);
  }

  /** The parameters, to be changed before solving. */
  public SatParameters.Builder parameters() {
    return solver.getParameters();
  }

  /** The values of the variables, once a status says that there are some. */
  public CpSolver solver() {
    return solver;
  }

  /** Solves the model; the status is UNKNOWN if the time was too short or someone cancelled. */
  public CpSolverStatus solve(CpModel model) {
    Thread watcher = new Thread(this::stopWhenCancelled, "cp-sat-cancellation");
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
      while (true) {
        // More than once, because a search that has not begun yet does not hear of it.
        if (cancelled.getAsBoolean()) {
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
