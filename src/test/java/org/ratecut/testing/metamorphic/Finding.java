package org.ratecut.testing.metamorphic;

import java.util.Optional;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;

/**
 * A claim that cannot be true.
 *
 * @param what a sentence
 * @param witness a valid assignment that refutes it, if one of the same problem is known
 */
record Finding(
    String change, String subject, String what, Problem problem, Optional<Assignment> witness) {

  @Override
  public String toString() {
    return "%s, %s, %s: %s".formatted(problem.name(), change, subject, what);
  }
}
