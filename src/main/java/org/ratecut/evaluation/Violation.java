package org.ratecut.evaluation;

import org.ratecut.model.cluster.MemoryKind;

/** A constraint that an assignment breaks. */
public sealed interface Violation {

  /**
   * A device holds more than fits in one of its memories.
   *
   * @param used in values
   * @param available in values, less than {@code used}
   */
  record MemoryExceeded(MemoryKind kind, int device, long used, long available)
      implements Violation {}

  /**
   * A device must send to another, but no channel carries the pair.
   *
   * @param traffic in values per inference, positive
   */
  record NoChannel(int from, int to, long traffic) implements Violation {}

  /**
   * More devices have vertices than may.
   *
   * @param max how many may
   */
  record TooManyDevices(int used, int max) implements Violation {}

  /** Two vertices that must be together are not. */
  record NotColocated(int vertex, int device, int other, int otherDevice) implements Violation {}

  /**
   * A path leaves a device and comes back to it, where placements must be contiguous.
   *
   * @param from the vertex from which it leaves
   * @param through the vertex elsewhere to which it leaves
   * @param back the vertex to which it comes back
   */
  record NotContiguous(int device, int from, int through, int back) implements Violation {}

  /** A pinned vertex is elsewhere. */
  record PinBroken(int vertex, int pinnedDevice, int assignedDevice) implements Violation {}
}
