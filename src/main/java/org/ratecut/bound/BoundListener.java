package org.ratecut.bound;

import org.ratecut.model.solution.Bound;

/** Hears of bounds while they are proved, on the thread that proves them. */
@FunctionalInterface
public interface BoundListener {

  /** A proved bound, not necessarily better than those before. */
  void onBound(Bound bound);

  /**
   * Two ways to the same answer contradict each other: what needs a solver is not to be believed in
   * this run.
   *
   * @param claim that one of them makes
   * @param fact one sentence that says what speaks against it
   */
  default void onContradiction(Bound claim, String fact) {}

  /** Counts that satisfy every inequality at some cost: a plan that a construction may try. */
  default void onPlan(PlacementPlan plan) {}
}
