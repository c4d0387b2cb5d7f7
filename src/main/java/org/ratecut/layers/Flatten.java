package org.ratecut.layers;

import java.util.List;

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
