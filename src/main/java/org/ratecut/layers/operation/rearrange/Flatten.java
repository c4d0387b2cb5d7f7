package org.ratecut.layers.operation.rearrange;

import java.util.List;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.shape.Shape;

/** The values of a grid as a vector: row by row, the channels of a position together. */
public record Flatten() implements Rearrangement {

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Shape.vector(inputs.get(0).values());
  }
}
