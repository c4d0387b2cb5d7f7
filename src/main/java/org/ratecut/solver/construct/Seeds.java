package org.ratecut.solver.construct;

import java.util.List;
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
    return new Repair();
  }

  /** All of them, in the order in which a composition should run them. */
  public static List<Solver> all() {
    return List.of(bestFit(), perLayer(), roundRobin(), bands(), repair());
  }
}
