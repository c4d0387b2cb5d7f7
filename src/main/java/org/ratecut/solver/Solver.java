package org.ratecut.solver;

import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;

/**
 * A way to find assignments. An implementation is immutable: its settings are given when it is
 * built, so that one instance can serve several threads and problems.
 */
public interface Solver {

  /** The name under which users choose it, for instance {@code best-fit}. */
  String name();

  /**
   * Offers assignments to the incumbent, each better than the last that it knows of, until the
   * budget is spent or nothing is left to try. May start from what the incumbent already holds.
   *
   * @return {@link StopReason#EXHAUSTED} if the method has nothing more to try, {@link
   *     StopReason#PROVED} if what the incumbent holds is proved to be the answer, else why the
   *     budget ended it
   */
  StopReason solve(Problem problem, Budget budget, Incumbent incumbent);

  /**
   * Whether a last pass should break ties in the rate: put in the place of what it found an
   * assignment of the same or a better rate that is tidier. Not where something else matters, such
   * as a limit that the problem does not state, or what the search finds by itself.
   */
  default boolean wantsTidying() {
    return false;
  }

  /**
   * Whether it finds by itself the best of a problem in which loops of feedback limit the rate. The
   * others search as if loops took no time.
   */
  default boolean knowsFeedback() {
    return false;
  }
}
