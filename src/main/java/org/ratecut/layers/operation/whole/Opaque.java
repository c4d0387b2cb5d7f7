package org.ratecut.layers.operation.whole;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.Parameters;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Something of which only the sizes are known. It is one vertex however a network is cut, reads all
 * values of its inputs and costs one operation for each value read or written.
 *
 * @param values of its output, at least 1
 * @param constants that it keeps, at least 0
 */
public record Opaque(int values, long constants) implements Computation {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is out of its range
   */
  public Opaque {
    InvalidModelException.requirePositive("number of values", values);
    InvalidModelException.requireNonNegative("number of constants", constants);
  }

  @Override
  public InputCount inputCount() {
    return InputCount.SOME;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return new Shape(1, 1, values);
  }

  @Override
  public PositionCosts costs(List<Shape> inputs) {
    long read = inputs.stream().mapToLong(Shape::values).sum();
    return new PositionCosts(values, read + values, values);
  }

  @Override
  public Parameters parameters(List<Shape> inputs) {
    return new Parameters(constants, 0, true);
  }

  @Override
  public boolean isIndivisible() {
    return true;
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return new Reading.Everything();
  }

  @Override
  public ChannelRange channelsRead(ChannelRange channels, int input, List<Shape> inputs) {
    return ChannelRange.allOf(inputs.get(input));
  }
}
