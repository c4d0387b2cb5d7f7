package org.ratecut.layers.operation.whole;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.Shape;

/** Where values enter the network, for instance the pixels of a camera. */
public record Input(Shape shape) implements Computation {

  @Override
  public InputCount inputCount() {
    return InputCount.NONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return shape;
  }

  @Override
  public PositionCosts costs(List<Shape> inputs) {
    return new PositionCosts(shape.channels(), 0, shape.channels());
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return new Reading.Everything();
  }
}
