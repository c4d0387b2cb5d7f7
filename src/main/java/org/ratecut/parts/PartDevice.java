package org.ratecut.parts;

import java.util.List;

/**
 * What one device does in each inference.
 *
 * @param name unique in a manifest
 * @param inputs regions of the network's inputs that it is given
 * @param stages in the order in which it runs them
 */
public record PartDevice(String name, List<HeldRegion> inputs, List<Stage> stages) {

  /** Makes the lists immutable. */
  public PartDevice {
    inputs = List.copyOf(inputs);
    stages = List.copyOf(stages);
  }
}
