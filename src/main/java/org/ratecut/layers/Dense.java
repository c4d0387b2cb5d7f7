package org.ratecut.layers;

import java.util.List;
import org.ratecut.model.InvalidModelException;

/**
 * A fully connected layer with biases and an activation function. Each neuron reads every value of
 * the input, whatever its shape, and keeps its weights to itself.
 *
 * @param neurons at least 1
 */
public record Dense(int neurons) implements Computation {

  /**
   * Checks the argument.
   *
   * @throws InvalidModelException if the number is not positive
   */
  public Dense {
    InvalidModelException.requirePositive("number of neurons", neurons);
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
    return new PositionCosts(1, 2L * inputs.get(0).values() + 1, 1);
  }

  @Override
  public Parameters parameters(List<Shape> inputs) {
    return new Parameters(
        Math.multiplyExact((long) inputs.get(0).values(), neurons), neurons, false);
  }

  @Override
  public Reading reading(List<Shape> inputs) {
    return new Reading.Everything();
  }

  @Override
  public ChannelRange channelsRead(ChannelRange channels, List<Shape> inputs) {
    return ChannelRange.allOf(inputs.get(0));
  }
}
