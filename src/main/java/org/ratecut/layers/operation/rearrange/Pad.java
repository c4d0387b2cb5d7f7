package org.ratecut.layers.operation.rearrange;

import java.util.List;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Positions of a constant value around a grid, and channels of it. They belong to no vertex and are
 * sent by no one.
 *
 * @param sides how many positions
 * @param channelsBefore how many channels before the first, at least 0
 * @param channelsAfter how many channels after the last, at least 0
 */
public record Pad(Padding.Explicit sides, int channelsBefore, int channelsAfter)
    implements Rearrangement {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is negative
   */
  public Pad {
    InvalidModelException.requireNonNegative("number of channels before", channelsBefore);
    InvalidModelException.requireNonNegative("number of channels after", channelsAfter);
  }

  /** Padding of positions alone. */
  public Pad(Padding.Explicit sides) {
    this(sides, 0, 0);
  }

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
        Math.addExact(input.channels(), Math.addExact(channelsBefore, channelsAfter)));
  }
}
