package org.ratecut.bound;

/** Hears of bounds while they are proved, on the thread that proves them. */
@FunctionalInterface
public interface BoundListener {

  /** A proved bound, not necessarily better than those before. */
  void onBound(Bound bound);

  /** Counts that satisfy every inequality at some cost: a plan that a construction may try. */
  default void onPlan(PlacementPlan plan) {}
}
