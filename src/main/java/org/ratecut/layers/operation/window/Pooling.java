package org.ratecut.layers.operation.window;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.Shape;

/** One value for each channel from the values under a window. */
public record Pooling(PoolingKind kind, Window window) implements Computation {

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return window.outputShape(inputs.get(0), inputs.get(0).channels());
  }

  @Override
  public PositionCosts costs(List<Shape> inputs) {
    long channels = inputs.get(0).channels();
    return new PositionCosts(channels, Math.multiplyExact(window.area(), channels), channels);
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return window.readingOf(inputs.get(0));
  }
}
