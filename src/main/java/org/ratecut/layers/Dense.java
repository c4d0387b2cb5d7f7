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
  public Costs costs(List<Shape> inputs) {
    long weights = inputs.get(0).values();
    return new Costs(weights + 2, 2 * weights + 1, 1, 0);
  }

  @Override
  public Reading reading(List<Shape> inputs) {
    return new Reading.Everything();
  }
}
