package org.ratecut.bound;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.ratecut.cpsat.CpSat;
import org.ratecut.cpsat.Oracle;
import org.ratecut.model.Fraction;

/**
 * What a bound method may spend, and what is known meanwhile.
 *
 * @param deadlineNanos the {@link System#nanoTime()} at which to stop
 * @param cancelled whether someone wants it to stop earlier
 * @param threads that it may use, at least 1
 * @param seed of everything random
 * @param knownCost the cost of the best valid assignment known at the moment of the call, if any: a
 *     bound that reaches it proves that assignment optimal, and none can exceed it
 */
public record BoundBudget(
    long deadlineNanos,
    BooleanSupplier cancelled,
    int threads,
    long seed,
    Supplier<Optional<Fraction>> knownCost) {

  /** A budget of time from now on, with seed 1, never cancelled, knowing of no assignment. */
  public static BoundBudget ofTime(Duration limit, int threads) {
    return new BoundBudget(
        System.nanoTime() + limit.toNanos(), () -> false, threads, 1, Optional::empty);
  }

  /** The same, but ending at the given time from now if that is earlier. */
  public BoundBudget withTimeFromNow(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    long earlier = end - deadlineNanos < 0 ? end : deadlineNanos;
    return new BoundBudget(earlier, cancelled, threads, seed, knownCost);
  }

  /** The same with another source of incumbents. */
  public BoundBudget withKnownCost(Supplier<Optional<Fraction>> other) {
    return new BoundBudget(deadlineNanos, cancelled, threads, seed, other);
  }

  /** The same, but ended also by something else. */
  public BoundBudget cancelledAlsoBy(BooleanSupplier other) {
    return new BoundBudget(
        deadlineNanos,
        () -> cancelled.getAsBoolean() || other.getAsBoolean(),
        threads,
        seed,
        knownCost);
  }

  /** A solver of constraint models that keeps this budget. */
  public CpSat cpSat(Oracle oracle) {
    return oracle.cpSat(remaining(), threads, seed, cancelled);
  }

  public boolean isSpent() {
    return cancelled.getAsBoolean() || System.nanoTime() - deadlineNanos >= 0;
  }

  /** What is left of the time, at least zero. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
  }
}
