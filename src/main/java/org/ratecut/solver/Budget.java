package org.ratecut.solver;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.ratecut.model.Fraction;

/**
 * How much a search may spend: time, steps, threads; and the seed that makes it repeatable. Copies
 * made by the {@code with} methods share the cancel flag.
 *
 * <p>With a step limit the search counts work instead of time and is reproducible: same seed, same
 * threads, same limit, same result. Each solver documents what one of its steps is.
 */
public final class Budget {

  private final LongSupplier nanoClock;
  private final long startNanos;
  private final long deadlineNanos;
  private final OptionalLong stepLimit;
  private final Optional<Fraction> targetRate;
  private final long seed;
  private final int threads;
  private final AtomicBoolean cancelled;

  private Budget(
      LongSupplier nanoClock,
      long startNanos,
      long deadlineNanos,
      OptionalLong stepLimit,
      Optional<Fraction> targetRate,
      long seed,
      int threads,
      AtomicBoolean cancelled) {
    this.nanoClock = nanoClock;
    this.startNanos = startNanos;
    this.deadlineNanos = deadlineNanos;
    this.stepLimit = stepLimit;
    this.targetRate = targetRate;
    this.seed = seed;
    this.threads = threads;
    this.cancelled = cancelled;
  }

  /** A budget of wall-clock time from now on, with seed 1 and one thread. */
  public static Budget ofTime(Duration limit) {
    return ofTime(limit, System::nanoTime);
  }

  /** The same by another clock: a test cannot depend on how fast the machine is. */
  public static Budget ofTime(Duration limit, LongSupplier nanoClock) {
    long now = nanoClock.getAsLong();
    return new Budget(
        nanoClock,
        now,
        now + limit.toNanos(),
        OptionalLong.empty(),
        Optional.empty(),
        1,
        1,
        new AtomicBoolean());
  }

  /** A budget of steps without any limit on time, with seed 1 and one thread. */
  public static Budget ofSteps(long limit) {
    return ofTime(Duration.ofDays(10_000)).withStepLimit(limit);
  }

  public Budget withSeed(long other) {
    return new Budget(
        nanoClock, startNanos, deadlineNanos, stepLimit, targetRate, other, threads, cancelled);
  }

  public Budget withThreads(int other) {
    return new Budget(
        nanoClock, startNanos, deadlineNanos, stepLimit, targetRate, seed, other, cancelled);
  }

  public Budget withStepLimit(long other) {
    return new Budget(
        nanoClock,
        startNanos,
        deadlineNanos,
        OptionalLong.of(other),
        targetRate,
        seed,
        threads,
        cancelled);
  }

  /** The search stops as soon as the incumbent has at least this rate. */
  public Budget withTargetRate(Fraction other) {
    return new Budget(
        nanoClock,
        startNanos,
        deadlineNanos,
        stepLimit,
        Optional.of(other),
        seed,
        threads,
        cancelled);
  }

  /** The same, but ending at the given time from now if that is earlier. */
  public Budget withTimeFromNow(Duration limit) {
    long end = nanoClock.getAsLong() + limit.toNanos();
    long earlier = end - deadlineNanos < 0 ? end : deadlineNanos;
    return new Budget(
        nanoClock, startNanos, earlier, stepLimit, targetRate, seed, threads, cancelled);
  }

  public long seed() {
    return seed;
  }

  public int threads() {
    return threads;
  }

  public OptionalLong stepLimit() {
    return stepLimit;
  }

  public Optional<Fraction> targetRate() {
    return targetRate;
  }

  /** Ends this budget and all its copies, from any thread. */
  public void cancel() {
    cancelled.set(true);
  }

  public boolean isCancelled() {
    return cancelled.get();
  }

  public boolean isTimeUp() {
    return nanoClock.getAsLong() - deadlineNanos >= 0;
  }

  /** Time is up or someone cancelled. Steps are counted by the solver that makes them. */
  public boolean isSpent() {
    return cancelled.get() || isTimeUp();
  }

  /** What is left of the time, at least zero. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadlineNanos - nanoClock.getAsLong()));
  }

  /** Seconds since the budget was made. */
  public double elapsedSeconds() {
    return (nanoClock.getAsLong() - startNanos) / 1e9;
  }
}
