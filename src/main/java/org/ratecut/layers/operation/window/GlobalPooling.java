package org.ratecut.layers.operation.window;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.Axis;
import org.ratecut.layers.shape.Shape;

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
