package org.ratecut.model.solution;

import java.util.Optional;
import org.ratecut.model.exact.Fraction;

/**
 * A proven statement about all valid assignments of a problem.
 *
 * @param argument names the argument that proves it, for instance {@code computation}
 * @param cost no valid assignment costs less than this (seconds per inference, or values per
 *     inference, by the problem's objective); empty if no valid assignment exists at all
 * @param explanation one sentence that says why, for people
 * @param support what the proof rests on
 */
public record Bound(String argument, Optional<Fraction> cost, String explanation, Support support) {

  /** No valid assignment costs less, by arithmetic. */
  public static Bound atLeast(Fraction cost, String argument, String explanation) {
    return new Bound(argument, Optional.of(cost), explanation, Support.ARITHMETIC);
  }

  /** There is no valid assignment, by arithmetic. */
  public static Bound infeasible(String argument, String explanation) {
    return new Bound(argument, Optional.empty(), explanation, Support.ARITHMETIC);
  }

  /** The same statement with another support. */
  public Bound with(Support other) {
    return new Bound(argument, cost, explanation, other);
  }

  /** Whether it says that there is no valid assignment at all. */
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

  /** Whether this says more than another statement, or the same with a better support. */
  public boolean isNewsAfter(Bound other) {
    return isStrongerThan(other)
        || (!other.isStrongerThan(this) && support.compareTo(other.support) < 0);
  }

  /** Whether a valid assignment of some cost shows that this is wrong. */
  public boolean isRefutedBy(Fraction knownCost) {
    return cost.map(knownCost::isLessThan).orElse(true);
  }

  /** For the objective rate: whether it says that no valid assignment has a rate. */
  public boolean excludes(Fraction rate) {
    return cost.map(period -> period.isGreaterThan(rate.reciprocal())).orElse(true);
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
