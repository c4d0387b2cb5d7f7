package org.ratecut.pipeline.graph;

import java.util.List;

/**
 * A place in the RAM of a device for what one operation brings there in each inference. It is taken
 * from the start of the operation until the end of its last reader; without readers, and of the
 * operation itself at least.
 *
 * @param operation whose start takes the place: a step of this device, or a transfer to it
 * @param device the number of the device
 * @param size in values, at least 1
 * @param readers operations that must end before the place is free
 * @param nextReaders operations that must end in the next inference before the place is free
 * @param isKept whether it stays until the whole inference has ended, as results do
 */
public record Buffer(
    int operation,
    int device,
    long size,
    List<Integer> readers,
    List<Integer> nextReaders,
    boolean isKept) {

  /** Makes the lists immutable. */
  public Buffer {
    readers = List.copyOf(readers);
    nextReaders = List.copyOf(nextReaders);
  }
}
