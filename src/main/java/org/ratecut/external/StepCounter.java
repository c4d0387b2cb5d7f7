package org.ratecut.external;

import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;

/** Counts runs of a program against the limits of a search. */
final class StepCounter {

  private final Budget budget;
  private final Incumbent incumbent;
  private long steps;

  StepCounter(Budget budget, Incumbent incumbent) {
    this.budget = budget;
    this.incumbent = incumbent;
  }

  void count() {
    steps++;
  }

  /** Why no other run may begin, if so. */
  Optional<StopReason> stopReason() {
    Optional<StopReason> stop = stopReasonOfRun();
    boolean noneLeft = steps >= budget.stepLimit().orElse(Long.MAX_VALUE);
    return stop.isEmpty() && noneLeft ? Optional.of(StopReason.TIME_LIMIT) : stop;
  }

  /** Why a run may not go on, if so. */
  Optional<StopReason> stopReasonOfRun() {
    return incumbent.stopReason(budget);
  }
}
