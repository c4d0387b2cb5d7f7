package org.ratecut.solver.construct;

import org.ratecut.solver.Solver;
import org.ratecut.solver.SolverContract;

class RoundRobinTest implements SolverContract {

  @Override
  public Solver solver() {
    return Seeds.roundRobin();
  }
}
