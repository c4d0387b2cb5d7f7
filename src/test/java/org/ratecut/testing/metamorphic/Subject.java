package org.ratecut.testing.metamorphic;

import org.ratecut.model.Problem;

/** A solver or a bound that is put to the test. */
interface Subject {

  /** As users know it. */
  String name();

  /** Asks it; whatever it throws becomes a part of the claim. */
  Claim ask(Problem problem);
}
