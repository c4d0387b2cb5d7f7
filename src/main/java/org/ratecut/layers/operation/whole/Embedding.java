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
 * Rows of a table, one for each position of the input, whose only channel says which. All positions
 * share the table.
 *
 * @param rows of the table, at least 1
 * @param channels of the output, the numbers of a row, at least 1
 */
public record Embedding(int rows, int channels) implements Computation {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is not positive
   */
  public Embedding {
    InvalidModelException.requirePositive("number of rows", rows);
    InvalidModelException.requirePositive("number of output channels", channels);
  }

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = inputs.get(0);
    if (input.channels() != 1) {
      throw new InvalidModelException(
          "Its input (%s) must have one channel, the numbers of the rows.".formatted(input));
    }
    return new Shape(input.height(), input.width(), channels);
  }

  /** A copy of the row. */
  @Override
  public PositionCosts costs(List<Shape> inputs) {
    return new PositionCosts(channels, channels, channels);
  }

  @Override
  public Parameters parameters(List<Shape> inputs) {
    return new Parameters((long) rows * channels, 0, true);
  }

  @Override
  public Reading reading(int input, List<Shape> inputs) {
    return Reading.samePlace(inputs.get(0));
  }

  @Override
  public ChannelRange channelsRead(ChannelRange some, int input, List<Shape> inputs) {
    return ChannelRange.allOf(inputs.get(0));
  }
}
