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
 * An operator of known costs that is one vertex however a network is cut, such as a recurrent layer
 * whose steps wait for each other. It reads all values of its inputs.
 *
 * @param values of the output, at least 1
 * @param weights at least 0
 * @param biases at least 0
 * @param macs multiply-accumulates per inference, at least 0
 * @param flop per inference, at least 0
 * @param state values that it keeps from one inference to the next, at least 0
 */
public record Indivisible(int values, long weights, long biases, long macs, long flop, long state)
    implements Computation {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is out of its range
   */
  public Indivisible {
    InvalidModelException.requirePositive("number of values", values);
    InvalidModelException.requireNonNegative("number of weights", weights);
    InvalidModelException.requireNonNegative("number of biases", biases);
    InvalidModelException.requireNonNegative("number of multiply-accumulates", macs);
    InvalidModelException.requireNonNegative("number of FLOP", flop);
    InvalidModelException.requireNonNegative("number of values of its state", state);
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
    return new PositionCosts(values, flop, values);
  }

  @Override
  public Parameters parameters(List<Shape> inputs) {
    return new Parameters(weights, biases, true);
  }

  @Override
  public long macs(List<Shape> inputs) {
    return macs;
  }

  @Override
  public long state(List<Shape> inputs) {
    return state;
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
