package org.ratecut.pipeline;

import java.util.List;

/**
 * Where in the RAM of a device an operation puts what it brings there. With {@code c} offsets,
 * inference {@code k} uses offset {@code k mod c}, so that {@code c} inferences can be there at
 * once.
 *
 * @param operation a step of the device, or a transfer to it
 * @param device the number of the device
 * @param size in values, at least 1
 * @param isKept whether it is for results, which stay until the inference has ended
 * @param offsets in values, each at least 0
 */
public record BufferPlace(
    int operation, int device, long size, boolean isKept, List<Long> offsets) {

  /** Makes the list immutable. */
  public BufferPlace {
    offsets = List.copyOf(offsets);
  }
}
