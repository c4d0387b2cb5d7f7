package org.ratecut.layers.operation.window;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.Alignment;
import org.ratecut.layers.shape.Interpolation;
import org.ratecut.layers.shape.ResizedAxis;
import org.ratecut.layers.shape.ResizedAxis.Scale;
import org.ratecut.layers.shape.Shape;

/**
 * A grid made larger or smaller: each value from the nearest one, or the weighted sum of
 * neighbours, in its own channel.
 *
 * @param rows the height of the output and its scale
 * @param columns the width of the output and its scale
 * @param interpolation in both directions
 * @param alignment in both directions
 */
public record Resizing(Scale rows, Scale columns, Interpolation interpolation, Alignment alignment)
    implements Computation {

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return new Shape(rows.outputs(), columns.outputs(), inputs.get(0).channels());
  }

  /** A copy, or a multiplication and an addition for each neighbour. */
  @Override
  public PositionCosts costs(List<Shape> inputs) {
    Shape input = inputs.get(0);
    long taps = tapsFor(input.height(), rows.outputs()) * tapsFor(input.width(), columns.outputs());
    long channels = input.channels();
    return new PositionCosts(
        channels, Math.multiplyExact(taps == 1 ? 1 : 2 * taps, channels), channels);
  }

  private long tapsFor(int inputs, int outputs) {
    return inputs == outputs ? 1 : interpolation.taps();
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    Shape grid = inputs.get(0);
    return new Reading.Windowed(
        new ResizedAxis(grid.height(), rows, interpolation, alignment),
        new ResizedAxis(grid.width(), columns, interpolation, alignment));
  }
}
