package org.ratecut.layers.operation;

import java.util.List;
import org.ratecut.layers.operation.rearrange.Rearrangement;
import org.ratecut.layers.shape.Shape;

/**
 * What a layer does. A {@link Computation} has vertices of its own; a {@link Rearrangement} only
 * renames the values of its inputs and connects its consumers to them.
 */
public interface Operation {

  /** What network files call it: {@code convolution}, {@code globalPooling}. */
  default String typeName() {
    String name = getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** How many layers this may read. */
  InputCount inputCount();

  /**
   * The shape of the output.
   *
   * @param inputs the shapes of the inputs, as many as {@link #inputCount()} allows
   * @throws org.ratecut.model.exact.InvalidModelException if it cannot be applied to these shapes
   */
  Shape outputShape(List<Shape> inputs);
}
