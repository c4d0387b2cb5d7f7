package org.ratecut.layers.operation.window;

import java.util.List;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.operation.Parameters;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.operation.Weighted;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.shape.TransposedAxis;
import org.ratecut.model.exact.InvalidModelException;

/**
 * A two-dimensional transposed convolution ("deconvolution") with an activation function: each
 * input position is multiplied by the kernel and added to the outputs under it (Dumoulin and Visin,
 * 2016).
 *
 * @param window its stride is the number of output positions from one input to the next, and its
 *     padding cuts positions off the output; the same padding ("SAME") makes the output {@code
 *     input · stride}
 * @param moreRows added to the output at the bottom, at least 0; only with given padding
 * @param moreColumns added to the output at the right, at least 0; only with given padding
 * @param channels of the output, at least 1
 * @param groups parts into which the channels of input and output fall, at least 1
 * @param bias whether each channel has a bias
 */
public record TransposedConvolution(
    Window window, int moreRows, int moreColumns, int channels, int groups, boolean bias)
    implements Weighted {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is out of its range or the groups do not divide the
   *     channels
   */
  public TransposedConvolution {
    InvalidModelException.requireNonNegative("number of more rows", moreRows);
    InvalidModelException.requireNonNegative("number of more columns", moreColumns);
    InvalidModelException.requirePositive("number of output channels", channels);
    InvalidModelException.requirePositive("number of groups", groups);
    Groups.requireDivides(groups, "output", channels);
  }

  @Override
  public TransposedConvolution withBias(boolean other) {
    return new TransposedConvolution(window, moreRows, moreColumns, channels, groups, other);
  }

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Groups.requireDivides(groups, "input", inputs.get(0).channels());
    Reading.Windowed axes = axes(inputs.get(0));
    return new Shape(axes.rows().outputs(), axes.columns().outputs(), channels);
  }

  private Reading.Windowed axes(Shape input) {
    if (window.padding() instanceof Padding.Explicit sides) {
      return new Reading.Windowed(
          TransposedAxis.padded(
              input.height(),
              window.height(),
              window.verticalStride(),
              window.verticalDilation(),
              sides.top(),
              (long) sides.bottom() - moreRows),
          TransposedAxis.padded(
              input.width(),
              window.width(),
              window.horizontalStride(),
              window.horizontalDilation(),
              sides.left(),
              (long) sides.right() - moreColumns));
    }
    return new Reading.Windowed(
        TransposedAxis.samePadded(
            input.height(), window.height(), window.verticalStride(), window.verticalDilation()),
        TransposedAxis.samePadded(
            input.width(), window.width(), window.horizontalStride(), window.horizontalDilation()));
  }

  /**
   * The multiply-accumulates spread over the output, rounded up: a position under more taps costs
   * more in truth than one under few.
   */
  @Override
  public PositionCosts costs(List<Shape> inputs) {
    long positions = outputShape(inputs).positions();
    long flop = Math.multiplyExact(2, macs(inputs));
    long ofPosition = (flop - 1) / positions + 1;
    return new PositionCosts(channels, Math.addExact(ofPosition, bias ? channels : 0L), channels);
  }

  @Override
  public Parameters parameters(List<Shape> inputs) {
    long ofGroup = Math.multiplyExact(window.area(), (long) inputs.get(0).channels() / groups);
    return new Parameters(Math.multiplyExact(ofGroup, (long) channels), bias ? channels : 0, true);
  }

  /** Each weight is used at each position of the input, also where padding cuts the product off. */
  @Override
  public long macs(List<Shape> inputs) {
    return Math.multiplyExact(parameters(inputs).weights(), (long) inputs.get(0).positions());
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return axes(inputs.get(0));
  }

  @Override
  public ChannelRange channelsRead(ChannelRange some, int input, List<Shape> inputs) {
    return Groups.channelsRead(some, groups, inputs.get(0).channels(), channels);
  }
}
