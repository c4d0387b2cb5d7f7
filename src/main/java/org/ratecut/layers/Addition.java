package org.ratecut.layers;

import java.util.List;
import org.ratecut.model.InvalidModelException;

/** The sum, value by value, of inputs of one shape, as residual networks need it. */
public record Addition() implements Computation {

  @Override
  public InputCount inputCount() {
    return InputCount.SEVERAL;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape first = inputs.get(0);
    for (Shape other : inputs) {
      if (!other.equals(first)) {
        throw new InvalidModelException(
            "The shapes of its inputs differ (%s and %s), so they cannot be added."
                .formatted(first, other));
      }
    }
    return first;
  }

  @Override
  public PositionCosts costs(List<Shape> inputs) {
    long channels = inputs.get(0).channels();
    return new PositionCosts(channels, (inputs.size() - 1) * channels, channels);
  }

  @Override
  public Reading reading(List<Shape> inputs) {
    Shape shape = inputs.get(0);
    return new Reading.Windowed(Axis.identity(shape.height()), Axis.identity(shape.width()));
  }
}
