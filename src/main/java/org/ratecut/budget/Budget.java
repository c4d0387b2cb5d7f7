package org.ratecut.budget;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.ratecut.model.exact.Fraction;

/**
 * How much a search may spend: time, steps, threads; and the seed that makes it repeatable. Copies
 * made by the {@code with} methods share the cancel flag.
 *
 * <p>With a step limit the search counts work instead of time and is reproducible: same seed, same
 * threads, same limit, same result. Each solver documents what one of its steps is.
 */
public final class Budget {

  /** Far enough apart that the draws of neighbouring seeds and threads have nothing in common. */
  private static final long SEED_STRIDE = 1_000_003;

  /** Another stride, so that the threads of one lane do not draw what another lane draws. */
  private static final long LANE_STRIDE = 7_919;

  private final Clock clock;
  private final OptionalLong stepLimit;
  private final Targets targets;
  private final long seed;
  private final int threads;
  private final Cancelling cancelling;

  /** Begin and end by a clock that counts nanoseconds from anywhere. */
  private record Clock(LongSupplier nanos, long start, long deadline) {

    Clock endingAt(long end) {
      return new Clock(nanos, start, end - deadline < 0 ? end : deadline);
    }
  }

  /** What is good enough. */
  private record Targets(Optional<Fraction> rate, Optional<Fraction> gap) {}

  /** The flag that all copies share, and what else ends this one. */
  private record Cancelling(AtomicBoolean flag, BooleanSupplier other) {

    boolean isCancelled() {
      return flag.get() || other.getAsBoolean();
    }
  }

  private Budget(
      Clock clock,
      OptionalLong stepLimit,
      Targets targets,
      long seed,
      int threads,
      Cancelling cancelling) {
    this.clock = clock;
    this.stepLimit = stepLimit;
    this.targets = targets;
    this.seed = seed;
    this.threads = threads;
    this.cancelling = cancelling;
  }

  /** A budget of wall-clock time from now on, with seed 1 and one thread. */
  public static Budget ofTime(Duration limit) {
    return ofTime(limit, System::nanoTime);
  }

  /** The same by another clock: a test cannot depend on how fast the machine is. */
  public static Budget ofTime(Duration limit, LongSupplier nanoClock) {
    long now = nanoClock.getAsLong();
    return new Budget(
        new Clock(nanoClock, now, now + limit.toNanos()),
        OptionalLong.empty(),
        new Targets(Optional.empty(), Optional.empty()),
        1,
        1,
        new Cancelling(new AtomicBoolean(), () -> false));
  }

  /** A budget of steps without any limit on time, with seed 1 and one thread. */
  public static Budget ofSteps(long limit) {
    return ofTime(Duration.ofDays(10_000)).withStepLimit(limit);
  }

  /** The same with another seed. */
  public Budget withSeed(long other) {
    return new Budget(clock, stepLimit, targets, other, threads, cancelling);
  }

  /** The same with another number of threads, at least 1. */
  public Budget withThreads(int other) {
    return new Budget(clock, stepLimit, targets, seed, other, cancelling);
  }

  /** The same, ending after so many steps, at least 0. */
  public Budget withStepLimit(long other) {
    return new Budget(clock, OptionalLong.of(other), targets, seed, threads, cancelling);
  }

  /** The search stops as soon as the incumbent has at least this rate. */
  public Budget withTargetRate(Fraction other) {
    Targets changed = new Targets(Optional.of(other), targets.gap());
    return new Budget(clock, stepLimit, changed, seed, threads, cancelling);
  }

  /**
   * The search stops as soon as the incumbent is this close to the bound.
   *
   * @param other from 0 to 1, as {@code 1 - bound / cost} is; 0 changes nothing
   */
  public Budget withTargetGap(Fraction other) {
    Targets changed = new Targets(targets.rate(), Optional.of(other));
    return new Budget(clock, stepLimit, changed, seed, threads, cancelling);
  }

  /** The same without a rate that is enough, and without a gap that is. */
  public Budget withoutTargets() {
    Targets none = new Targets(Optional.empty(), Optional.empty());
    return new Budget(clock, stepLimit, none, seed, threads, cancelling);
  }

  /** The same, but ending at the given time from now if that is earlier. */
  public Budget withTimeFromNow(Duration limit) {
    Clock earlier = clock.endingAt(clock.nanos().getAsLong() + limit.toNanos());
    return new Budget(earlier, stepLimit, targets, seed, threads, cancelling);
  }

  /** The same, but ended also by something else; the budget that it came from is not. */
  public Budget cancelledAlsoBy(BooleanSupplier other) {
    Cancelling both =
        new Cancelling(
            cancelling.flag(), () -> cancelling.other().getAsBoolean() || other.getAsBoolean());
    return new Budget(clock, stepLimit, targets, seed, threads, both);
  }

  /** The seed of everything random. */
  public long seed() {
    return seed;
  }

  /**
   * The seed of one of the threads, so that each draws numbers of its own.
   *
   * @param thread from 0
   */
  public long seedFor(int thread) {
    return seed * SEED_STRIDE + thread;
  }

  /**
   * What one of several searches that run side by side may use: draws of its own, also where two
   * run the same solver; the first has the seed of all.
   *
   * @param lane the number of the search, from 0
   * @param share its threads, at least 1
   */
  public Budget forLane(int lane, int share) {
    return withThreads(share).withSeed(seed + LANE_STRIDE * lane);
  }

  /** How many threads may work, at least 1. */
  public int threads() {
    return threads;
  }

  /** After how many steps to end; empty for no limit. */
  public OptionalLong stepLimit() {
    return stepLimit;
  }

  /** The inference rate, per second, that is enough; empty for none. */
  public Optional<Fraction> targetRate() {
    return targets.rate();
  }

  /** How far from the best possible is near enough, from 0 to 1; empty for no distance. */
  public Optional<Fraction> targetGap() {
    return targets.gap();
  }

  /** Ends this budget and all its copies, from any thread. */
  public void cancel() {
    cancelling.flag().set(true);
  }

  /** Whether someone wants it to end now. */
  public boolean isCancelled() {
    return cancelling.isCancelled();
  }

  /** Whether the deadline has passed. */
  public boolean isTimeUp() {
    return clock.nanos().getAsLong() - clock.deadline() >= 0;
  }

  /** Time is up or someone cancelled. Steps are counted by the solver that makes them. */
  public boolean isSpent() {
    return isCancelled() || isTimeUp();
  }

  /** What is left of the time, at least zero. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, clock.deadline() - clock.nanos().getAsLong()));
  }

  /** Seconds since the budget was made. */
  public double elapsedSeconds() {
    return (clock.nanos().getAsLong() - clock.start()) / 1e9;
  }
}
