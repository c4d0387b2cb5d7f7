package org.ratecut.io.solution;

import org.ratecut.evaluation.Violation;
import org.ratecut.model.Cluster;
import org.ratecut.model.MemoryKind;

/** Says in a sentence which constraint is broken. */
public final class ViolationText {

  private final Cluster cluster;

  public ViolationText(Cluster cluster) {
    this.cluster = cluster;
  }

  /** One sentence with names and amounts. */
  public String describe(Violation violation) {
    if (violation instanceof Violation.MemoryExceeded memory) {
      return "Device %s holds %d values%s, %d more than its %d."
          .formatted(
              name(memory.device()),
              memory.used(),
              memory.kind() == MemoryKind.FLASH ? " in flash" : "",
              memory.used() - memory.available(),
              memory.available());
    }
    if (violation instanceof Violation.NoChannel missing) {
      return "Device %s must send %d values to %s, but no channel connects them."
          .formatted(name(missing.from()), missing.traffic(), name(missing.to()));
    }
    Violation.PinBroken pin = (Violation.PinBroken) violation;
    return "Vertex %d is on %s, but pinned to %s."
        .formatted(pin.vertex(), name(pin.assignedDevice()), name(pin.pinnedDevice()));
  }

  private String name(int device) {
    return cluster.device(device).name();
  }
}
