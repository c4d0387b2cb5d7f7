package org.ratecut.layers.operation.element;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;

/**
 * The sum, value by value, of inputs of one shape, as residual networks need it. A side of 1
 * stretches to that of the others.
 */
public record Addition() implements Computation {

  @Override
  public InputCount inputCount() {
    return InputCount.SEVERAL;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Stretching.shapeOf(inputs);
  }

  @Override
  public PositionCosts costs(List<Shape> inputs) {
    return Stretching.costs(inputs);
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return Stretching.reading(input, inputs);
  }

  @Override
  public ChannelRange channelsRead(ChannelRange channels, int input, List<Shape> inputs) {
    return Stretching.channelsRead(channels, inputs.get(input));
  }
}
