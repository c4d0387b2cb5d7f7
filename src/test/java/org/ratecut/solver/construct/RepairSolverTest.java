package org.ratecut.solver.construct;

import org.ratecut.solver.Solver;
import org.ratecut.solver.SolverContract;

class RepairSolverTest implements SolverContract {

  @Override
  public Solver solver() {
    return Seeds.repair();
  }

  @Override
  public long plenty() {
    return 4;
  }
}
