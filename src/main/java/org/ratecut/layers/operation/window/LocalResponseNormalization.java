package org.ratecut.layers.operation.window;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Each value divided by a power of the sum of the squares of those in neighbouring channels
 * (Krizhevsky, Sutskever and Hinton, 2012).
 *
 * @param size channels in the sum, at least 1
 */
public record LocalResponseNormalization(int size) implements Computation {

  /**
   * Checks the argument.
   *
   * @throws InvalidModelException if the number is not positive
   */
  public LocalResponseNormalization {
    InvalidModelException.requirePositive("number of neighbouring channels", size);
  }

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return inputs.get(0);
  }

  /**
   * For each value a square and an addition for each channel in the sum, and then a factor, a power
   * and a division.
   */
  @Override
  public PositionCosts costs(List<Shape> inputs) {
    long channels = inputs.get(0).channels();
    return new PositionCosts(channels, Math.multiplyExact(2L * size + 3, channels), channels);
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return Reading.samePlace(inputs.get(0));
  }

  @Override
  public ChannelRange channelsRead(ChannelRange channels, int input, List<Shape> inputs) {
    int before = (size - 1) / 2;
    int after = size - 1 - before;
    long end = Math.min((long) channels.end() + after, inputs.get(0).channels());
    return new ChannelRange(Math.max(0, channels.first() - before), (int) end);
  }
}
