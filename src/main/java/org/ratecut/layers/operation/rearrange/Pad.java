package org.ratecut.layers.operation.rearrange;

import java.util.List;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;

/**
 * Positions of a constant value around a grid. They belong to no vertex and are sent by no one.
 *
 * @param sides how many
 */
public record Pad(Padding.Explicit sides) implements Rearrangement {

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = inputs.get(0);
    return new Shape(
        Math.addExact(input.height(), Math.addExact(sides.top(), sides.bottom())),
        Math.addExact(input.width(), Math.addExact(sides.left(), sides.right())),
        input.channels());
  }
}
