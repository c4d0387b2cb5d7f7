package org.ratecut.layers.operation.element;

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
 * The channels of each position by themselves, with their mean subtracted and divided by their
 * standard deviation (Ba, Kiros and Hinton, 2016), or divided by their length alone (Zhang and
 * Sennrich, 2019). Positions do not depend on each other.
 *
 * @param flopPerValue at least 0
 * @param weights scales and shifts of the whole layer, which all positions share, at least 0
 */
public record LayerNormalization(long flopPerValue, long weights) implements Computation {

  /** Mean, squared difference and their sum, difference, quotient, scale and shift. */
  public static final long FLOP_PER_VALUE = 8;

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is negative
   */
  public LayerNormalization {
    InvalidModelException.requireNonNegative("FLOP of a value", flopPerValue);
    InvalidModelException.requireNonNegative("number of weights", weights);
  }

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
    return new PositionCosts(channels, Math.multiplyExact(flopPerValue, channels), channels);
  }

  @Override
  public Parameters parameters(List<Shape> inputs) {
    return new Parameters(weights, 0, true);
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
