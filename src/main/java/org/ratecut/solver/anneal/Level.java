package org.ratecut.solver.anneal;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.solver.coarsen.Coarsening;
import org.ratecut.solver.coarsen.Hierarchy;
import org.ratecut.solver.moves.NeighbourDraws;

/**
 * A problem of the hierarchy as all workers share it.
 *
 * @param toFiner from this level to the next finer one, then the next, up to the problem to solve
 */
record Level(Problem problem, NeighbourDraws neighbourhood, List<Coarsening> toFiner) {

  /** The levels of a problem, the finest first, until at most so many vertices are left. */
  static List<Level> of(Problem problem, int coarsestVertices) {
    Hierarchy hierarchy = Hierarchy.of(problem, coarsestVertices);
    List<Level> levels = new ArrayList<>();
    List<Coarsening> toFiner = new ArrayList<>();
    for (Problem each : hierarchy.problems()) {
      int depth = levels.size();
      if (depth > 0) {
        toFiner.add(0, hierarchy.coarsenings().get(depth - 1));
      }
      levels.add(new Level(each, new NeighbourDraws(each.network()), List.copyOf(toFiner)));
    }
    return List.copyOf(levels);
  }

  /** An assignment of this level as one of the next finer level. */
  Assignment oneFiner(Assignment assignment) {
    return toFiner.get(0).refine(assignment);
  }

  /** An assignment of this level as one of the problem to solve. */
  Assignment finest(Assignment assignment) {
    Assignment finer = assignment;
    for (Coarsening step : toFiner) {
      finer = step.refine(finer);
    }
    return finer;
  }
}
