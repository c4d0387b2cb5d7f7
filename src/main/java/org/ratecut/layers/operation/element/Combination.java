package org.ratecut.layers.operation.element;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;

/**
 * Combines inputs of one shape, value by value. A height, width or number of channels of 1
 * stretches to that of the others.
 */
interface Combination extends Computation {

  @Override
  default InputCount inputCount() {
    return InputCount.SEVERAL;
  }

  @Override
  default Shape outputShape(List<Shape> inputs) {
    return Stretching.shapeOf(inputs);
  }

  @Override
  default PositionCosts costs(List<Shape> inputs) {
    return Stretching.costs(inputs);
  }

  @Override
  default Reading reading(int input, List<Shape> inputs) {
    return Stretching.reading(input, inputs);
  }

  @Override
  default ChannelRange channelsRead(ChannelRange channels, int input, List<Shape> inputs) {
    return Stretching.channelsRead(channels, inputs.get(input));
  }
}
