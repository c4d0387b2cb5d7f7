package org.ratecut.pipeline.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ratecut.pipeline.graph.Operations;

/**
 * What came of scheduling an assignment.
 *
 * @param plan the answer
 * @param atModelPeriod the best schedule found at the model's period, which shows what stands in
 *     the way if the answer is slower or does not fit
 * @param shortestPeriod no schedule that fits in RAM has a shorter period, in ticks; empty if none
 *     fits at any period
 * @param slower what can be had with one inference in flight, with two, and so on
 */
public record ScheduleOutcome(
    Operations operations,
    SchedulePlan plan,
    SchedulePlan atModelPeriod,
    OptionalLong shortestPeriod,
    List<SchedulePlan> slower) {

  /** Makes the list immutable. */
  public ScheduleOutcome {
    slower = List.copyOf(slower);
  }

  /** The same with a better answer. */
  ScheduleOutcome with(SchedulePlan better) {
    return new ScheduleOutcome(operations, better, atModelPeriod, shortestPeriod, slower);
  }

  /** Whether the answer keeps the model's period in the RAM that is there. */
  public boolean keepsPromise() {
    return plan.fits() && plan.schedule().period() == operations.modelPeriod();
  }

  /** The device that lacks most at the model's period; empty if all have enough. */
  public Optional<Integer> obstacle() {
    return atModelPeriod.tooSmall().boxed().max(Comparator.comparingLong(atModelPeriod::lack));
  }
}
