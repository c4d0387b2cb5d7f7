package org.ratecut.layers.operation.element;

import java.util.List;
import java.util.function.ToIntFunction;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.Axis;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Inputs of one shape that are combined value by value, where a height, width or number of channels
 * of 1 stretches to that of the others.
 */
final class Stretching {

  private Stretching() {}

  /**
   * The largest of each side.
   *
   * @throws InvalidModelException if a side is neither 1 nor the largest
   */
  static Shape shapeOf(List<Shape> inputs) {
    Shape shape =
        new Shape(
            largest(inputs, Shape::height),
            largest(inputs, Shape::width),
            largest(inputs, Shape::channels));
    for (Shape input : inputs) {
      boolean fits =
          fits(input.height(), shape.height())
              && fits(input.width(), shape.width())
              && fits(input.channels(), shape.channels());
      if (!fits) {
        throw new InvalidModelException(
            "The shapes of its inputs differ (%s and %s) in a side that is not 1."
                .formatted(shape, input));
      }
    }
    return shape;
  }

  private static int largest(List<Shape> inputs, ToIntFunction<Shape> side) {
    return inputs.stream().mapToInt(side).max().orElseThrow();
  }

  private static boolean fits(int side, int largest) {
    return side == largest || side == 1;
  }

  /** One operation for each value and input but the first. */
  static PositionCosts costs(List<Shape> inputs) {
    long channels = shapeOf(inputs).channels();
    return new PositionCosts(channels, Math.multiplyExact(inputs.size() - 1L, channels), channels);
  }

  static Reading reading(int input, List<Shape> inputs) {
    Shape shape = shapeOf(inputs);
    Shape own = inputs.get(input);
    return new Reading.Windowed(
        axis(own.height(), shape.height()), axis(own.width(), shape.width()));
  }

  private static Axis axis(int own, int stretched) {
    return own == stretched ? Axis.identity(own) : Axis.all(own, stretched);
  }

  static ChannelRange channelsRead(ChannelRange channels, Shape input) {
    return input.channels() == 1 ? ChannelRange.allOf(input) : channels;
  }
}
