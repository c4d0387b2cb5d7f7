package org.ratecut.diagnose;

import org.ratecut.model.Assignment;

/** Whether a problem has a valid assignment. */
sealed interface Feasibility {

  /** It has one, which the referee accepts. */
  record Fits(Assignment assignment) implements Feasibility {}

  /** It has none. */
  record Impossible(Proof proof) implements Feasibility {}

  /** Neither was found out in the time given. */
  record Open() implements Feasibility {}

  default boolean fits() {
    return this instanceof Fits;
  }

  default boolean isImpossible() {
    return this instanceof Impossible;
  }
}
