package org.ratecut.solver.construct;

import java.util.List;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;

/** The seed solvers, by name. */
public final class Seeds {

  private Seeds() {}

  /** Packs vertices in the order of the dataflow, each where it leaves the least memory. */
  public static Solver bestFit() {
    return new ConstructionSolver("best-fit", new BestFit());
  }

  /** Whole layers on one device each, in order, as machine-learning frameworks split. */
  public static Solver perLayer() {
    return new ConstructionSolver("per-layer", new PerLayer());
  }

  /** A slice of each layer on every device. */
  public static Solver roundRobin() {
    return new ConstructionSolver("round-robin", new RoundRobin());
  }

  /** Aligned bands of the grids on some devices, dense layers by memory or load. */
  public static Solver bands() {
    return new ConstructionSolver("bands", new Bands());
  }

  /** Mends the best of the other proposals if none is valid. */
  public static Solver repair() {
    return new RepairSolver();
  }

  /** All of them, in the order in which a composition should run them. */
  public static List<Solver> all() {
    return List.of(bestFit(), perLayer(), roundRobin(), bands(), repair());
  }

  /** Runs all of them if no assignment is known yet, for searches that need one to begin with. */
  public static void offerIfNothingIsKnown(Problem problem, Budget budget, Incumbent incumbent) {
    if (incumbent.assignment().isEmpty()) {
      all().forEach(seed -> seed.solve(problem, budget, incumbent));
    }
  }
}
