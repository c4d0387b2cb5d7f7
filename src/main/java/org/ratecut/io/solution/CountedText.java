package org.ratecut.io.solution;

import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;

/** What memory a problem counts, in words. */
public final class CountedText {

  private CountedText() {}

  /** For instance {@code weights in flash, outputs in RAM while needed}. */
  public static String of(Network network) {
    boolean flash = network.memoryKinds().contains(MemoryKind.FLASH);
    if (network.isPipelined()) {
      return (flash ? "weights in flash" : "weights in RAM")
          + ", RAM with room for all inferences in flight";
    }
    String outputs = network.reusesMemory() ? "outputs in RAM while needed" : "all outputs in RAM";
    if (flash) {
      return "weights in flash, " + outputs;
    }
    return network.reusesMemory() ? "weights in RAM, outputs while needed" : "all in RAM";
  }
}
