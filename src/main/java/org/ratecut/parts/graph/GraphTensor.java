package org.ratecut.parts.graph;

import java.util.List;
import java.util.Optional;
import org.ratecut.io.models.TensorPlace;
import org.ratecut.io.models.tensor.ElementType;

/**
 * A tensor of a model.
 *
 * @param name unique in the model
 * @param sizes of its dimensions
 * @param constant whether it is stored in the model, and not computed
 * @param place which values of which layer it is; empty for constants and for what lies within
 *     operators that became one layer
 */
public record GraphTensor(
    String name,
    ElementType type,
    List<Integer> sizes,
    boolean constant,
    Optional<TensorPlace> place) {

  /** Makes the list immutable. */
  public GraphTensor {
    sizes = List.copyOf(sizes);
  }
}
