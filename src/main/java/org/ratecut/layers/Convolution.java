package org.ratecut.layers;

import java.util.List;
import org.ratecut.model.InvalidModelException;

/**
 * A two-dimensional convolution with a bias and an activation function. With {@code groups} as many
 * as the channels of the input it is a depthwise convolution.
 *
 * @param channels of the output, at least 1
 * @param groups parts into which the channels of input and output fall, each connected only within
 *     itself; at least 1
 */
public record Convolution(Window window, int channels, int groups) implements Computation {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is not positive or the groups do not divide the
   *     channels
   */
  public Convolution {
    InvalidModelException.requirePositive("number of output channels", channels);
    InvalidModelException.requirePositive("number of groups", groups);
    requireDivides(groups, "output", channels);
  }

  /** A convolution in which each output channel reads each input channel. */
  public Convolution(Window window, int channels) {
    this(window, channels, 1);
  }

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    requireDivides(groups, "input", inputs.get(0).channels());
    return window.outputShape(inputs.get(0), channels);
  }

  @Override
  public Costs costs(List<Shape> inputs) {
    long weights = Math.multiplyExact(window.area(), inputs.get(0).channels() / groups);
    long flopOfValue = Math.addExact(Math.multiplyExact(2, weights), 1);
    return new Costs(
        channels,
        Math.multiplyExact(flopOfValue, channels),
        channels,
        Math.multiplyExact(Math.addExact(weights, 1), channels));
  }

  @Override
  public Reading reading(List<Shape> inputs) {
    return window.readingOf(inputs.get(0));
  }

  private static void requireDivides(int groups, String side, int channels) {
    if (channels % groups != 0) {
      throw new InvalidModelException(
          "The groups (%d) do not divide the %s channels (%d).".formatted(groups, side, channels));
    }
  }
}
