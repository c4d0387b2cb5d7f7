package org.ratecut.model.solution;

/** Why a search ended. */
public enum StopReason {
  /** Optimality or infeasibility is proved: nothing is left to do. */
  PROVED,
  /** The time limit, or the step limit of a deterministic run, was reached. */
  TIME_LIMIT,
  /** The rate that was asked for is reached. */
  TARGET_REACHED,
  /** It is proved that no assignment has the rate that was asked for. */
  TARGET_REFUTED,
  /** The assignment is as close to the bound as was asked for. */
  GAP_REACHED,
  /** The user or the calling program stopped it. */
  INTERRUPTED,
  /** The method has nothing more to try. */
  EXHAUSTED,
  /** A statement that was taken for proved turned out wrong; the withdrawals say which. */
  CONTRADICTION
}
