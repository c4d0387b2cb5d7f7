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
  public PositionCosts costs(List<Shape> inputs) {
    Shape input = inputs.get(0);
    return new PositionCosts(input.channels(), input.values(), input.channels());
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    Shape grid = inputs.get(0);
    return new Reading.Windowed(Axis.whole(grid.height()), Axis.whole(grid.width()));
  }
}
