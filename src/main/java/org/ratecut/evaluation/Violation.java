package org.ratecut.evaluation;

import org.ratecut.model.MemoryKind;

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

  /** A pinned vertex is elsewhere. */
  record PinBroken(int vertex, int pinnedDevice, int assignedDevice) implements Violation {}
}
