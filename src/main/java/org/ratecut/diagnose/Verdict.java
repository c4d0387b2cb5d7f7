package org.ratecut.diagnose;

import org.ratecut.model.Assignment;

/** Whether a problem has a valid assignment. */
sealed interface Verdict {

  /** It has one, which the referee accepts. */
  record Fits(Assignment assignment) implements Verdict {}

  /** It has none. */
  record Impossible(Proof proof) implements Verdict {}

  /** Neither was found out in the time given. */
  record Open() implements Verdict {}

  default boolean fits() {
    return this instanceof Fits;
  }

  default boolean isImpossible() {
    return this instanceof Impossible;
  }
}
