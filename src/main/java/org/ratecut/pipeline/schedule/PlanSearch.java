package org.ratecut.pipeline.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.graph.Operations;
import org.ratecut.pipeline.memory.BufferLayout;
import org.ratecut.pipeline.memory.RamUse;

/**
 * Looks for schedules whose buffers have a layout that fits. Searches know the sum of buffers
 * alone; where a sum fits and no layout does, they look again with as much less RAM as the layout
 * lacks.
 */
final class PlanSearch {

  private static final int MAX_ATTEMPTS = 4;

  private final Operations operations;
  private final RamUse ram;
  private final long[] available;
  private final long seed;
  private final BooleanSupplier isStopped;

  /**
   * A search.
   *
   * @param available RAM of each device, in values
   * @param isStopped whether to end with the best found until now
   */
  PlanSearch(Operations operations, long[] available, long seed, BooleanSupplier isStopped) {
    this.operations = operations;
    this.ram = new RamUse(operations);
    this.available = available;
    this.seed = seed;
    this.isStopped = isStopped;
  }

  /**
   * The best plan found for a period.
   *
   * @param period at least the model's, in ticks
   * @param tries how many list schedules to look at
   */
  SchedulePlan best(long period, int tries) {
    long[] target = available.clone();
    SchedulePlan best = null;
    for (int i = 0; i < MAX_ATTEMPTS; i++) {
      ScheduleCandidate found =
          new FixedPeriodSearch(operations, target, isStopped).best(period, tries, seed);
      SchedulePlan plan = plan(period, found.begins());
      best = best == null || (plan.fits() && !best.fits()) ? plan : best;
      if (plan.fits() || found.lateness() + found.excess() > 0 || isStopped.getAsBoolean()) {
        break;
      }
      plan.tooSmall().forEach(d -> target[d] -= plan.lack(d));
    }
    return best;
  }

  /** The plan that begins make. */
  SchedulePlan plan(long period, long[] begins) {
    List<BufferLayout> layouts = BufferLayout.of(operations, ram, period, begins, available);
    CyclicSchedule schedule = operations.schedule(period, begins);
    return new SchedulePlan(
        operations,
        schedule,
        Arrays.stream(ram.fullest(period, begins)).boxed().toList(),
        Arrays.stream(available).boxed().toList(),
        layouts,
        IntStream.range(0, available.length)
            .mapToObj(d -> ram.atFullest(d, period, begins))
            .toList(),
        schedule.latency() == operations.criticalPath());
  }
}
