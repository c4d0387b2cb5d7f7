package org.ratecut.analyze;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.Pipeline;
import org.ratecut.pipeline.PipelineTransfer;
import org.ratecut.pipeline.memory.RamUse;
import org.ratecut.pipeline.schedule.SchedulePlan;

/**
 * The RAM of one device at its fullest moment, by a schedule.
 *
 * @param device its number in the cluster
 * @param always what is there at all times, in values: weights in RAM, and outputs that the model
 *     keeps
 * @param contents what else is there
 * @param available in values
 */
public record FullestRam(int device, long always, List<RamContent> contents, long available) {

  /** Makes the list immutable. */
  public FullestRam {
    contents = List.copyOf(contents);
  }

  /** All that is there, in values. */
  public long values() {
    return always + contents.stream().mapToLong(RamContent::values).sum();
  }

  /** The RAM of each device. */
  static List<FullestRam> of(Problem problem, SchedulePlan plan) {
    List<FullestRam> list = new ArrayList<>();
    for (int d = 0; d < problem.deviceCount(); d++) {
      int device = d;
      list.add(
          new FullestRam(
              device,
              plan.operations().constantMemory(device),
              plan.heldAtFullest().get(device).stream()
                  .map(held -> content(plan.schedule().pipeline(), device, held))
                  .toList(),
              plan.ramAvailable().get(device)));
    }
    return list;
  }

  private static RamContent content(Pipeline pipeline, int device, RamUse.Held held) {
    int operation = held.buffer().operation();
    long values = held.copies() * held.buffer().size();
    if (pipeline.isStep(operation)) {
      RamContent.What what =
          held.buffer().isKept() ? RamContent.What.RESULT : RamContent.What.OUTPUT;
      int layer = pipeline.steps().get(operation).layer();
      return new RamContent(device, what, layer, device, held.copies(), values);
    }
    PipelineTransfer transfer = pipeline.transfer(operation);
    int layer = pipeline.steps().get(transfer.step()).layer();
    return new RamContent(
        device, RamContent.What.RECEIVED, layer, transfer.from(), held.copies(), values);
  }
}
