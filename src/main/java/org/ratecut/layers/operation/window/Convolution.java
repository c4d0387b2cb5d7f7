package org.ratecut.layers.operation.window;

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
 * A two-dimensional convolution with an activation function. With {@code groups} as many as the
 * channels of the input it is a depthwise convolution.
 *
 * @param channels of the output, at least 1
 * @param groups parts into which the channels of input and output fall, each connected only within
 *     itself; at least 1
 * @param bias whether each channel has a bias
 */
public record Convolution(Window window, int channels, int groups, boolean bias)
    implements Weighted {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is not positive or the groups do not divide the
   *     channels
   */
  public Convolution {
    InvalidModelException.requirePositive("number of output channels", channels);
    InvalidModelException.requirePositive("number of groups", groups);
    Groups.requireDivides(groups, "output", channels);
  }

  /** A convolution with biases. */
  public Convolution(Window window, int channels, int groups) {
    this(window, channels, groups, true);
  }

  /** A convolution with biases in which each output channel reads each input channel. */
  public Convolution(Window window, int channels) {
    this(window, channels, 1);
  }

  @Override
  public Convolution withBias(boolean other) {
    return new Convolution(window, channels, groups, other);
  }

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Groups.requireDivides(groups, "input", inputs.get(0).channels());
    return window.outputShape(inputs.get(0), channels);
  }

  @Override
  public PositionCosts costs(List<Shape> inputs) {
    long flopOfValue = Math.addExact(Math.multiplyExact(2, weightsOfChannel(inputs)), bias ? 1 : 0);
    return new PositionCosts(channels, Math.multiplyExact(flopOfValue, channels), channels);
  }

  @Override
  public Parameters parameters(List<Shape> inputs) {
    long weights = Math.multiplyExact(weightsOfChannel(inputs), channels);
    return new Parameters(weights, bias ? channels : 0, true);
  }

  /** Each weight is used at each position. */
  @Override
  public long macs(List<Shape> inputs) {
    return Math.multiplyExact(parameters(inputs).weights(), (long) outputShape(inputs).positions());
  }

  private long weightsOfChannel(List<Shape> inputs) {
    return Math.multiplyExact(window.area(), inputs.get(0).channels() / groups);
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return window.readingOf(inputs.get(0));
  }

  @Override
  public ChannelRange channelsRead(ChannelRange some, int input, List<Shape> inputs) {
    return Groups.channelsRead(some, groups, inputs.get(0).channels(), channels);
  }
}
