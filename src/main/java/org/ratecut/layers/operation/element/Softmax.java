package org.ratecut.layers.operation.element;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;

/** The channels of each position as shares of 1, by their exponentials. */
public record Softmax() implements Computation {

  /** An exponential, an addition and a division. */
  private static final long FLOP_PER_VALUE = 3;

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public PositionCosts costs(List<Shape> inputs) {
    long channels = inputs.get(0).channels();
    return new PositionCosts(channels, FLOP_PER_VALUE * channels, channels);
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return Reading.samePlace(inputs.get(0));
  }

  @Override
  public ChannelRange channelsRead(ChannelRange channels, int input, List<Shape> inputs) {
    return ChannelRange.allOf(inputs.get(0));
  }
}
