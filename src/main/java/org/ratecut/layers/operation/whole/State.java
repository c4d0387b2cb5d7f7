package org.ratecut.layers.operation.whole;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.Shape;

/**
 * Values that the network keeps from one inference to the next: what the last inference has written
 * is read in this one. They take RAM for good. The arcs of the network are those of one inference,
 * so writing them is no arc.
 */
public record State(Shape shape) implements Computation {

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

  @Override
  public long state(List<Shape> inputs) {
    return shape.channels();
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return new Reading.Everything();
  }
}
