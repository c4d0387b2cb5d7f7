package org.ratecut.layers.operation.whole;

import java.util.List;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.Parameters;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.operation.Weighted;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * A fully connected layer with an activation function. Each neuron reads every value of the input,
 * whatever its shape, and keeps its weights to itself.
 *
 * @param neurons at least 1
 * @param bias whether each neuron has a bias
 */
public record Dense(int neurons, boolean bias) implements Weighted {

  /**
   * Checks the argument.
   *
   * @throws InvalidModelException if the number is not positive
   */
  public Dense {
    InvalidModelException.requirePositive("number of neurons", neurons);
  }

  /** A layer with biases. */
  public Dense(int neurons) {
    this(neurons, true);
  }

  @Override
  public Dense withBias(boolean other) {
    return new Dense(neurons, other);
  }

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Shape.vector(neurons);
  }

  @Override
  public PositionCosts costs(List<Shape> inputs) {
    return new PositionCosts(1, 2L * inputs.get(0).values() + (bias ? 1 : 0), 1);
  }

  @Override
  public Parameters parameters(List<Shape> inputs) {
    return new Parameters(
        Math.multiplyExact((long) inputs.get(0).values(), neurons), bias ? neurons : 0, false);
  }

  /** Each weight is used once. */
  @Override
  public long macs(List<Shape> inputs) {
    return parameters(inputs).weights();
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return new Reading.Everything();
  }

  @Override
  public ChannelRange channelsRead(ChannelRange channels, int input, List<Shape> inputs) {
    return ChannelRange.allOf(inputs.get(0));
  }
}
