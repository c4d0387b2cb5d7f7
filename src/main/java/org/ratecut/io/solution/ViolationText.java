package org.ratecut.io.solution;

import org.ratecut.evaluation.Violation;
import org.ratecut.io.units.Amounts;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.MemoryKind;

/** Says in a sentence which constraint is broken. */
public final class ViolationText {

  private final Cluster cluster;
  private final Amounts amounts;

  public ViolationText(Problem problem) {
    this.cluster = problem.cluster();
    this.amounts = Amounts.of(problem.network());
  }

  /** One sentence with names and amounts. */
  public String describe(Violation violation) {
    if (violation instanceof Violation.MemoryExceeded memory) {
      return "Device %s holds %s%s, %s more than its %s."
          .formatted(
              name(memory.device()),
              amounts.text(memory.used()),
              memory.kind() == MemoryKind.FLASH ? " in flash" : "",
              amounts.count(memory.used() - memory.available()),
              amounts.count(memory.available()));
    }
    if (violation instanceof Violation.NoChannel missing) {
      return "Device %s must send %s to %s, but no channel connects them."
          .formatted(name(missing.from()), amounts.text(missing.traffic()), name(missing.to()));
    }
    if (violation instanceof Violation.TooManyDevices many) {
      return "%d devices have vertices, but only %d may.".formatted(many.used(), many.max());
    }
    if (violation instanceof Violation.NotColocated split) {
      return "Vertex %d is on %s and vertex %d on %s, but they must be together."
          .formatted(
              split.vertex(), name(split.device()), split.other(), name(split.otherDevice()));
    }
    if (violation instanceof Violation.NotContiguous path) {
      return "A path leaves device %s from vertex %d to vertex %d and comes back to vertex %d."
          .formatted(name(path.device()), path.from(), path.through(), path.back());
    }
    Violation.PinBroken pin = (Violation.PinBroken) violation;
    return "Vertex %d is on %s, but pinned to %s."
        .formatted(pin.vertex(), name(pin.assignedDevice()), name(pin.pinnedDevice()));
  }

  private String name(int device) {
    return cluster.device(device).name();
  }
}
