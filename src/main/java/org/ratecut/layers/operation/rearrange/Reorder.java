package org.ratecut.layers.operation.rearrange;

import java.util.List;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Values of the input in another order, as strides describe it (NumPy; van der Walt, Colbert and
 * Varoquaux, 2011): transposing, reshaping, taking slices, shuffling channels. The values of the
 * input are numbered row by row, the channels of a position together. The output value at a row,
 * column and channel is the one numbered {@code offset} plus what the digits of the three add.
 *
 * @param shape of the output
 * @param offset the number of the first value
 * @param rows the digits of a row number, the last running fastest; their sizes multiply to the
 *     height
 * @param columns the digits of a column number
 * @param channels the digits of a channel number
 */
public record Reorder(
    Shape shape, long offset, List<Digit> rows, List<Digit> columns, List<Digit> channels)
    implements Rearrangement {

  /**
   * One digit of a number.
   *
   * @param size how many values the digit takes, at least 1
   * @param stride what one more of it adds to the number of the value
   */
  public record Digit(int size, long stride) {

    /**
     * Checks the arguments.
     *
     * @throws InvalidModelException if the size is not positive
     */
    public Digit {
      InvalidModelException.requirePositive("size of a digit", size);
    }
  }

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the digits do not make up the shape
   */
  public Reorder {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    channels = List.copyOf(channels);
    requireSize("rows", rows, shape.height());
    requireSize("columns", columns, shape.width());
    requireSize("channels", channels, shape.channels());
  }

  private static void requireSize(String what, List<Digit> digits, int size) {
    long product = digits.stream().mapToLong(Digit::size).reduce(1, Math::multiplyExact);
    if (product != size) {
      throw new InvalidModelException(
          "The digits of its %s make %d, but the shape has %d.".formatted(what, product, size));
    }
  }

  @Override
  public InputCount inputCount() {
    return InputCount.ONE;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    long least = offset;
    long most = offset;
    for (List<Digit> digits : List.of(rows, columns, channels)) {
      for (Digit digit : digits) {
        long reach = Math.multiplyExact(digit.size() - 1L, digit.stride());
        least = Math.addExact(least, Math.min(0, reach));
        most = Math.addExact(most, Math.max(0, reach));
      }
    }
    if (least < 0 || most >= inputs.get(0).values()) {
      throw new InvalidModelException(
          "It reads the values %d to %d, but its input has %d."
              .formatted(least, most, inputs.get(0).values()));
    }
    return shape;
  }

  /** Whether some values occur several times, as where a side of 1 is stretched. */
  public boolean repeats() {
    return List.of(rows, columns, channels).stream()
        .flatMap(List::stream)
        .anyMatch(digit -> digit.size() > 1 && digit.stride() == 0);
  }

  /** What a number adds to the number of the value. */
  public static long reach(List<Digit> digits, int number) {
    long rest = number;
    long reach = 0;
    for (int i = digits.size() - 1; i >= 0; i--) {
      Digit digit = digits.get(i);
      reach += rest % digit.size() * digit.stride();
      rest /= digit.size();
    }
    return reach;
  }
}
