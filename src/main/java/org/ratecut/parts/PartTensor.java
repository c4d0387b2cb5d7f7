package org.ratecut.parts;

import java.util.List;
import org.ratecut.io.models.tensor.ElementType;

/**
 * A tensor of the whole model.
 *
 * @param name unique in a manifest
 * @param sizes of its dimensions, each at least 1
 */
public record PartTensor(String name, ElementType type, List<Integer> sizes) {

  /** Makes the list immutable. */
  public PartTensor {
    sizes = List.copyOf(sizes);
  }

  /** The bytes that a number of its values takes; values of less than a byte are packed. */
  public long bytes(long values) {
    return Math.floorDiv(Math.addExact(Math.multiplyExact(values, (long) type.bits()), 7L), 8L);
  }
}
