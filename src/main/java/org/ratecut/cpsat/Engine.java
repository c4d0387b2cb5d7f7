package org.ratecut.cpsat;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolverResponse;
import com.google.ortools.sat.SatParameters;
import java.util.function.BooleanSupplier;

/**
 * What decides constraint models. Tests put an engine in its place that lies, to see that nobody
 * believes it.
 */
@FunctionalInterface
public interface Engine {

  /** OR-Tools CP-SAT; needs the {@link NativeLibrary}. */
  Engine CP_SAT = new NativeEngine();

  /**
   * Solves a model.
   *
   * @param isCancelled asked every few milliseconds, on another thread, whether to stop
   */
  CpSolverResponse solve(CpModel model, SatParameters parameters, BooleanSupplier isCancelled);
}
