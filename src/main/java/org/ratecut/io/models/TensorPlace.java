package org.ratecut.io.models;

import java.util.List;

/**
 * Which values of which layer a tensor of a model is: the value at the indices {@code i} is the one
 * at {@code offset + Σ i[k] · strides[k]} in the layer, whose values are numbered row by row with
 * the channels of a position together. Operators that became part of the same layer have tensors at
 * the same place.
 *
 * @param layer its name
 * @param sizes of the tensor
 */
public record TensorPlace(String layer, List<Integer> sizes, long offset, List<Long> strides) {

  /** Makes the lists immutable. */
  public TensorPlace {
    sizes = List.copyOf(sizes);
    strides = List.copyOf(strides);
  }
}
