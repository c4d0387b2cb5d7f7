package org.ratecut.layers.operation.whole;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.Axis;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * The product of two inputs as matrices, row by row of their grids: a position is a row of the
 * matrix, its channels are the columns. Attention needs it; where one factor is constant, a
 * convolution of 1 x 1 or a dense layer is the same.
 */
public record MatrixProduct() implements Computation {

  @Override
  public InputCount inputCount() {
    return InputCount.TWO;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape left = inputs.get(0);
    Shape right = inputs.get(1);
    if (left.height() != right.height() || left.channels() != right.width()) {
      throw new InvalidModelException(
          "Its inputs (%s and %s) must have one height, and the channels of the first be the width"
                  .formatted(left, right)
              + " of the second.");
    }
    return new Shape(left.height(), left.width(), right.channels());
  }

  @Override
  public PositionCosts costs(List<Shape> inputs) {
    long columns = inputs.get(1).channels();
    return new PositionCosts(columns, Math.multiplyExact(2, macsOfPosition(inputs)), columns);
  }

  @Override
  public long macs(List<Shape> inputs) {
    return Math.multiplyExact(macsOfPosition(inputs), (long) outputShape(inputs).positions());
  }

  private static long macsOfPosition(List<Shape> inputs) {
    return Math.multiplyExact((long) inputs.get(0).channels(), (long) inputs.get(1).channels());
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    Shape left = inputs.get(0);
    Shape right = inputs.get(1);
    return input == 0
        ? Reading.samePlace(left)
        : new Reading.Windowed(
            Axis.identity(right.height()), Axis.all(right.width(), left.width()));
  }

  @Override
  public ChannelRange channelsRead(ChannelRange channels, int input, List<Shape> inputs) {
    return input == 0 ? ChannelRange.allOf(inputs.get(0)) : channels;
  }
}
