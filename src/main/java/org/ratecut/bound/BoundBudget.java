package org.ratecut.bound;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.ratecut.budget.Budget;
import org.ratecut.cpsat.CpSat;
import org.ratecut.cpsat.Oracle;
import org.ratecut.model.Objective;
import org.ratecut.model.exact.Fraction;

/**
 * What a bound method may spend, and what is known meanwhile.
 *
 * @param budget time, threads and seed
 * @param knownCost the cost of the best valid assignment known at the moment of the call, if any: a
 *     bound that reaches it proves that assignment optimal, and none can exceed it
 */
public record BoundBudget(Budget budget, Supplier<Optional<Fraction>> knownCost) {

  /** A budget that knows of no assignment. */
  public static BoundBudget of(Budget budget) {
    return new BoundBudget(budget, Optional::empty);
  }

  /** A budget of time from now on, with seed 1, knowing of no assignment. */
  public static BoundBudget ofTime(Duration limit, int threads) {
    return of(Budget.ofTime(limit).withThreads(threads));
  }

  /** The same, but ending at the given time from now if that is earlier. */
  public BoundBudget withTimeFromNow(Duration limit) {
    return new BoundBudget(budget.withTimeFromNow(limit), knownCost);
  }

  /** The same with another source of incumbents. */
  public BoundBudget withKnownCost(Supplier<Optional<Fraction>> other) {
    return new BoundBudget(budget, other);
  }

  /** The same, but ended also by something else. */
  public BoundBudget cancelledAlsoBy(BooleanSupplier other) {
    return new BoundBudget(budget.cancelledAlsoBy(other), knownCost);
  }

  /** A solver of constraint models that keeps this budget. */
  public CpSat cpSat(Oracle oracle) {
    return oracle.cpSat(budget.remaining(), budget.threads(), budget.seed(), budget::isCancelled);
  }

  /**
   * The period of the rate that is asked for; empty if none is, or the objective is another.
   * Proving that it is impossible ends a run.
   */
  public Optional<Fraction> targetCost(Objective objective) {
    return budget
        .targetRate()
        .filter(rate -> objective == Objective.RATE)
        .map(Fraction::reciprocal);
  }

  /** Whether time is up or someone cancelled. */
  public boolean isSpent() {
    return budget.isSpent();
  }

  /** What is left of the time, at least zero. */
  public Duration remaining() {
    return budget.remaining();
  }

  public int threads() {
    return budget.threads();
  }

  public long seed() {
    return budget.seed();
  }
}
