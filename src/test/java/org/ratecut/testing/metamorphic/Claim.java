package org.ratecut.testing.metamorphic;

import java.util.Optional;
import org.ratecut.model.Assignment;
import org.ratecut.model.exact.Fraction;

/**
 * What a solver or a bound says about a problem.
 *
 * @param subject who says so
 * @param assignment the best that it found
 * @param bound no valid assignment costs less
 * @param isInfeasible whether none is valid
 * @param isOptimal whether the assignment is said to be the best
 * @param error what it threw instead
 */
record Claim(
    String subject,
    Optional<Assignment> assignment,
    Optional<Fraction> bound,
    boolean isInfeasible,
    boolean isOptimal,
    Optional<String> error) {

  static Claim failed(String subject, Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    return new Claim(
        subject, Optional.empty(), Optional.empty(), false, false, Optional.of(thrown + place));
  }

  /** Whether it leaves nothing open. */
  boolean isProof() {
    return isOptimal || isInfeasible;
  }
}
