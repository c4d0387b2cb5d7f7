package org.ratecut.solver.coarsen;

import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;

/**
 * A problem and a coarser one, in which each vertex stands for several that stay together. A coarse
 * vertex sends all that its members send wherever any of it is needed, so that an assignment of the
 * coarse problem, taken as one of the fine problem, never costs more there and is valid if it was.
 */
public final class Coarsening {

  private final Problem fine;
  private final Problem coarse;
  private final int[] coarseVertexOf;

  /**
   * Joins two problems.
   *
   * @param coarseVertexOf for each fine vertex the coarse vertex that stands for it
   */
  Coarsening(Problem fine, Problem coarse, int[] coarseVertexOf) {
    this.fine = fine;
    this.coarse = coarse;
    this.coarseVertexOf = coarseVertexOf.clone();
  }

  public Problem fine() {
    return fine;
  }

  public Problem coarse() {
    return coarse;
  }

  /** The coarse vertex that stands for a fine one. */
  public int coarseVertexOf(int fineVertex) {
    return coarseVertexOf[fineVertex];
  }

  /** What an assignment of the coarse problem is for the fine one. */
  public Assignment refine(Assignment assignment) {
    return Assignment.of(IntStream.of(coarseVertexOf).map(assignment::deviceOf).toArray());
  }
}
