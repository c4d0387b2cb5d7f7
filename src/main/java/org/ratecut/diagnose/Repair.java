package org.ratecut.diagnose;

import org.ratecut.model.Layer;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;

/**
 * A change after which the whole problem has a valid assignment: one was found. Where a change has
 * a size, {@code enough} is the least for which one was found, and anything below {@code atLeast}
 * is proved too little.
 */
public sealed interface Repair {

  /** So many values more of a memory on each device. */
  record MoreMemory(MemoryKind kind, long atLeast, long enough) implements Repair {}

  /** So many devices more like this one, each connected with every other device. */
  record MoreDevices(Device kind, int atLeast, int enough) implements Repair {}

  /** A link, both ways, between two devices. */
  record Link(Device a, Device b) implements Repair {}

  /** Pins left out. */
  record NoPins() implements Repair {}

  /**
   * The vertices of a layer cut into parts, of equal memory except for rounding up.
   *
   * @param parts of each vertex, at least 2
   */
  record FinerTile(Layer layer, int parts) implements Repair {}
}
