package org.ratecut.pipeline.schedule;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.ratecut.pipeline.graph.Operations;
import org.ratecut.pipeline.memory.RamUse;

/**
 * Looks for the best schedule of a given period: the synchronous one, list schedules under a few
 * fixed priorities, and then under priorities that are changed a little at random as long as that
 * makes the schedule no worse. Steps are counted, not timed, so that the same search finds the same
 * again.
 */
final class FixedPeriodSearch {

  /** How much work a search does at most, in placed operations. */
  private static final long MAX_WORK = 150_000;

  private static final int MOVES_PER_TRY = 10;

  private static final double[] STRENGTHS = {0.02, 0.1, 0.5};

  private final Operations operations;
  private final RamUse ram;
  private final long[] available;
  private final BooleanSupplier isStopped;

  /**
   * A search.
   *
   * @param available RAM of each device, in values
   * @param isStopped whether to end with the best found until now
   */
  FixedPeriodSearch(Operations operations, long[] available, BooleanSupplier isStopped) {
    this.operations = operations;
    this.ram = new RamUse(operations);
    this.available = available;
    this.isStopped = isStopped;
  }

  /** The synchronous schedule. */
  ScheduleCandidate synchronous(long period) {
    return candidate(period, Synchronous.begins(operations, period));
  }

  /**
   * The best schedule found.
   *
   * @param period at least the model's, in ticks
   * @param tries the number of changed priorities
   */
  ScheduleCandidate best(long period, int tries, long seed) {
    ScheduleCandidate best = synchronous(period);
    if (isStopped.getAsBoolean() && best.lateness() == 0) {
      return best;
    }
    ListScheduler scheduler = new ListScheduler(operations, period);
    LateShift shift = new LateShift(operations, period);
    double[] priority = Heights.of(operations);
    ScheduleCandidate current = scheduled(scheduler, shift, period, priority);
    best = better(best, current);
    Random random = new Random(seed);
    long limit = Math.min(tries, MAX_WORK / (operations.count() + 1));
    for (long i = 0; i < limit && !isStopped.getAsBoolean() && !isIdeal(best); i++) {
      double[] changed = changed(priority, random);
      ScheduleCandidate next = scheduled(scheduler, shift, period, changed);
      if (!current.isBetterThan(next)) {
        current = next;
        priority = changed;
        best = better(best, current);
      }
    }
    OrderSearch orders =
        new OrderSearch(
            operations,
            Arrays.stream(available).asDoubleStream().sum(),
            begins -> shifted(shift, period, begins),
            isStopped);
    return isIdeal(best) ? best : orders.improve(best, MOVES_PER_TRY * limit, random);
  }

  /** Whether it fits and no schedule has less latency. */
  private boolean isIdeal(ScheduleCandidate candidate) {
    return candidate.lateness() == 0
        && candidate.excess() == 0
        && candidate.latency() == operations.criticalPath();
  }

  private static double[] changed(double[] priority, Random random) {
    double strength = STRENGTHS[random.nextInt(STRENGTHS.length)];
    double share = random.nextDouble();
    double[] changed = priority.clone();
    for (int i = 0; i < changed.length; i++) {
      if (random.nextDouble() < share) {
        changed[i] *= 1 + strength * random.nextGaussian();
      }
    }
    return changed;
  }

  private ScheduleCandidate scheduled(
      ListScheduler scheduler, LateShift shift, long period, double[] priority) {
    return shifted(shift, period, scheduler.begins(priority));
  }

  /** A schedule, or the same with operations later where that is better. */
  ScheduleCandidate shifted(long period, long[] begins) {
    return shifted(new LateShift(operations, period), period, begins);
  }

  private ScheduleCandidate shifted(LateShift shift, long period, long[] begins) {
    ScheduleCandidate early = candidate(period, begins);
    long[] late = early.begins().clone();
    shift.apply(late);
    return better(early, candidate(period, late));
  }

  ScheduleCandidate candidate(long period, long[] begins) {
    long[] repaired =
        operations.hasFeedback() ? new LoopStages(operations, period).repaired(begins) : begins;
    return ScheduleCandidate.of(operations, ram, available, period, repaired);
  }

  private static ScheduleCandidate better(ScheduleCandidate a, ScheduleCandidate b) {
    return b.isBetterThan(a) ? b : a;
  }
}
