package org.ratecut.layers;

import java.util.List;

/** One value for each channel from all positions; the output is one position. */
public record GlobalPooling(PoolingKind kind) implements Computation {

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return new Shape(1, 1, inputs.get(0).channels());
  }

  @Override
  public Costs costs(List<Shape> inputs) {
    Shape input = inputs.get(0);
    return new Costs(input.channels(), input.values(), input.channels(), 0);
  }

  @Override
  public Reading reading(List<Shape> inputs) {
    return new Reading.Everything();
  }
}
