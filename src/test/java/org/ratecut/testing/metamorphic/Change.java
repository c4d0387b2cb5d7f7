package org.ratecut.testing.metamorphic;

import java.util.Optional;
import java.util.Random;

/** A change to a problem of which it is known what becomes of the optimum. */
interface Change {

  /** What reports call it. */
  String name();

  /**
   * Changes a problem.
   *
   * @return empty if the change is not possible for this problem
   * @throws org.ratecut.model.exact.InvalidModelException if it becomes too large for the model
   */
  Optional<Changed> apply(Known known, Random random);
}
