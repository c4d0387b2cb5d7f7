package org.ratecut.analyze;

import java.util.List;
import java.util.Optional;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.schedule.SchedulePlan;

/**
 * Where the time, the RAM and the traffic of an assignment go.
 *
 * @param works what devices compute of each layer, by layer, then device
 * @param ram of each device at its fullest moment; empty without a schedule
 * @param carried what channels carry of each layer, by channel, layer, sender, receiver
 */
public record Analysis(List<LayerWork> works, List<FullestRam> ram, List<Carried> carried) {

  /** Makes the lists immutable. */
  public Analysis {
    works = List.copyOf(works);
    ram = List.copyOf(ram);
    carried = List.copyOf(carried);
  }

  /**
   * Adds up an assignment, valid or not.
   *
   * @param plan a schedule of it, which says what is in RAM, if there is one
   */
  public static Analysis of(Problem problem, Assignment assignment, Optional<SchedulePlan> plan) {
    return new Analysis(
        LayerWorks.of(problem, assignment),
        plan.map(each -> FullestRam.of(problem, each)).orElse(List.of()),
        CarriedOutputs.of(problem, assignment));
  }
}
