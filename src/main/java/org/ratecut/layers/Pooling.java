package org.ratecut.layers;

import java.util.List;

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
