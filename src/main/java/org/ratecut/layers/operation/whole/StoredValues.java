package org.ratecut.layers.operation.whole;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.Parameters;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.Shape;

/**
 * Parameters that a layer reads as it reads values, such as the anchors of a detector that are
 * joined with what the network computes. They are stored on the device of their vertex, which sends
 * them to others in each inference.
 */
public record StoredValues(Shape shape) implements Computation {

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
    return new PositionCosts(0, 0, shape.channels());
  }

  /** Each position keeps its own. */
  @Override
  public Parameters parameters(List<Shape> inputs) {
    return new Parameters(shape.values(), 0, false);
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return new Reading.Everything();
  }
}
