package org.ratecut.bound;

import java.util.Optional;
import org.ratecut.model.Fraction;

/**
 * A proven statement about all valid assignments of a problem.
 *
 * @param argument names the argument that proves it, for instance {@code computation}
 * @param cost no valid assignment costs less than this (seconds per inference, or values per
 *     inference, by the problem's objective); empty if no valid assignment exists at all
 * @param explanation one sentence that says why, for people
 */
public record Bound(String argument, Optional<Fraction> cost, String explanation) {

  /** No valid assignment costs less. */
  public static Bound atLeast(Fraction cost, String argument, String explanation) {
    return new Bound(argument, Optional.of(cost), explanation);
  }

  /** There is no valid assignment. */
  public static Bound infeasible(String argument, String explanation) {
    return new Bound(argument, Optional.empty(), explanation);
  }

  public boolean isInfeasible() {
    return cost.isEmpty();
  }

  /** Whether this says more than another statement about the same problem. */
  public boolean isStrongerThan(Bound other) {
    if (isInfeasible() || other.isInfeasible()) {
      return isInfeasible() && !other.isInfeasible();
    }
    return cost.orElseThrow().isGreaterThan(other.cost.orElseThrow());
  }

  /**
   * For the objective rate: no valid assignment has a higher inference rate than this.
   *
   * @return empty if nothing is proved (a cost of 0) or no valid assignment exists
   */
  public Optional<Fraction> inferenceRate() {
    return cost.filter(period -> !period.isZero()).map(Fraction::reciprocal);
  }
}
