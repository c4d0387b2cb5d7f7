package org.ratecut.layers.operation.element;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.Parameters;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * A function of each value by itself: an activation function, or scaling and shifting by constants.
 *
 * @param flopPerValue at least 0
 * @param weights constants of the whole layer, at least 0
 * @param shared whether all positions use the same ones; otherwise each has an equal part
 */
public record ElementWise(long flopPerValue, long weights, boolean shared) implements Computation {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is negative
   */
  public ElementWise {
    InvalidModelException.requireNonNegative("FLOP of a value", flopPerValue);
    InvalidModelException.requireNonNegative("number of weights", weights);
  }

  /** A function without constants. */
  public ElementWise(long flopPerValue) {
    this(flopPerValue, 0, true);
  }

  @Override
  public String typeName() {
    return "function";
  }

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape shape = inputs.get(0);
    if (!shared && weights % shape.positions() != 0) {
      throw new InvalidModelException(
          "Its %d weights do not divide among %d positions.".formatted(weights, shape.positions()));
    }
    return shape;
  }

  @Override
  public PositionCosts costs(List<Shape> inputs) {
    long channels = inputs.get(0).channels();
    return new PositionCosts(channels, Math.multiplyExact(flopPerValue, channels), channels);
  }

  @Override
  public Parameters parameters(List<Shape> inputs) {
    return new Parameters(weights, 0, shared);
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return Reading.samePlace(inputs.get(0));
  }
}
