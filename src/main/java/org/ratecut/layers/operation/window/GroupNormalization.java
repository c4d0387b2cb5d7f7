package org.ratecut.layers.operation.window;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.Parameters;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.operation.element.LayerNormalization;
import org.ratecut.layers.shape.Axis;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Groups of channels, each normalised by the mean and the standard deviation of all its values at
 * all positions (Wu and He, 2018); with as many groups as channels it is instance normalisation.
 *
 * @param groups parts into which the channels fall, at least 1
 * @param weights scales and shifts of the whole layer, at least 0
 */
public record GroupNormalization(int groups, long weights) implements Computation {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is out of its range
   */
  public GroupNormalization {
    InvalidModelException.requirePositive("number of groups", groups);
    InvalidModelException.requireNonNegative("number of weights", weights);
  }

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Groups.requireDivides(groups, "input", inputs.get(0).channels());
    return inputs.get(0);
  }

  @Override
  public PositionCosts costs(List<Shape> inputs) {
    long channels = inputs.get(0).channels();
    return new PositionCosts(channels, LayerNormalization.FLOP_PER_VALUE * channels, channels);
  }

  @Override
  public Parameters parameters(List<Shape> inputs) {
    return new Parameters(weights, 0, true);
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    Shape grid = inputs.get(0);
    return new Reading.Windowed(
        Axis.all(grid.height(), grid.height()), Axis.all(grid.width(), grid.width()));
  }

  @Override
  public ChannelRange channelsRead(ChannelRange some, int input, List<Shape> inputs) {
    int channels = inputs.get(0).channels();
    return Groups.channelsRead(some, groups, channels, channels);
  }
}
