package org.ratecut.solver.coarsen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.model.Problem;

/**
 * A problem and ever coarser ones, for searches from coarse to fine (after Hendrickson and Leland,
 * 1995, whose multilevel partitioning this carries over to shared outputs and parameters).
 */
public final class Hierarchy {

  /** Below this many vertices a search is quick and needs no coarser problem. */
  public static final int FEW_VERTICES = 200;

  /** A level with more than this part of the vertices of the one before is not worth it. */
  private static final double WORTHWHILE = 0.8;

  private final Problem finest;
  private final List<Coarsening> coarsenings;

  private Hierarchy(Problem finest, List<Coarsening> coarsenings) {
    this.finest = finest;
    this.coarsenings = List.copyOf(coarsenings);
  }

  /** Coarsens a problem until {@link #FEW_VERTICES} are left or no more belong together. */
  public static Hierarchy of(Problem problem) {
    return of(problem, FEW_VERTICES);
  }

  /** Coarsens a problem until at most so many vertices are left or no more belong together. */
  public static Hierarchy of(Problem problem, int fewVertices) {
    List<Coarsening> coarsenings = new ArrayList<>();
    Problem last = problem;
    while (last.vertexCount() > fewVertices) {
      Optional<Coarsening> next = new Coarsener(last).coarsen();
      if (next.isEmpty() || next.get().coarse().vertexCount() > WORTHWHILE * last.vertexCount()) {
        break;
      }
      coarsenings.add(next.get());
      last = next.get().coarse();
    }
    return new Hierarchy(problem, coarsenings);
  }

  /** The problems, the finest first. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(List.of(finest));
    coarsenings.forEach(each -> problems.add(each.coarse()));
    return List.copyOf(problems);
  }

  /** From each problem to the next coarser one; one fewer than {@link #problems}. */
  public List<Coarsening> coarsenings() {
    return coarsenings;
  }
}
