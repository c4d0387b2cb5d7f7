package org.ratecut.io.models.operators;

import java.util.List;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Axis;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * How a window slides, for each spatial dimension.
 *
 * @param kernel positions that it covers
 * @param strides positions from one output to the next
 * @param dilations positions from one element of the kernel to the next
 * @param padding around the input
 * @param partial whether a last window that is only partly over the padded input counts ("ceil
 *     mode")
 */
public record Sliding(
    List<Integer> kernel,
    List<Integer> strides,
    List<Integer> dilations,
    Surround padding,
    boolean partial) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the lists differ in length, or a number is not positive
   */
  public Sliding {
    for (List<Integer> list : List.of(kernel, strides, dilations)) {
      if (list.size() != kernel.size()) {
        throw new InvalidModelException(
            "Its kernel %s, strides %s and dilations %s differ in length."
                .formatted(kernel, strides, dilations));
      }
      list.forEach(n -> InvalidModelException.requirePositive("kernel, stride or dilation", n));
    }
    if (padding instanceof Surround.Given given
        && (given.before().size() != kernel.size() || given.after().size() != kernel.size())) {
      throw new InvalidModelException(
          "Its padding %s and %s does not fit a kernel of %d dimensions."
              .formatted(given.before(), given.after(), kernel.size()));
    }
    kernel = List.copyOf(kernel);
    strides = List.copyOf(strides);
    dilations = List.copyOf(dilations);
  }

  public int dimensions() {
    return kernel.size();
  }

  /**
   * The window of a layer with an input.
   *
   * @throws InvalidModelException if the padding is negative or there is no output
   */
  Window over(Shape input) {
    int width = dimensions() - 1;
    int[] columns = sides(width, input.width());
    if (dimensions() == 1) {
      return new Window(
          1, kernel.get(0), 1, strides.get(0), 1, dilations.get(0), around(0, 0, columns));
    }
    int[] rows = sides(0, input.height());
    return new Window(
        kernel.get(0),
        kernel.get(1),
        strides.get(0),
        strides.get(1),
        dilations.get(0),
        dilations.get(1),
        around(rows[0], rows[1], columns));
  }

  /**
   * The outputs in a dimension.
   *
   * @param input positions of the input, at least 1
   * @throws InvalidModelException if the padding is negative or there is no output
   */
  public int outputs(int dimension, int input) {
    int[] sides = sides(dimension, input);
    return new Axis(
            input,
            kernel.get(dimension),
            strides.get(dimension),
            dilations.get(dimension),
            sides[0],
            sides[1])
        .outputs();
  }

  private static Padding around(int top, int bottom, int[] columns) {
    return new Padding.Explicit(top, bottom, columns[0], columns[1]);
  }

  /** Padding before and after the input in a dimension. */
  private int[] sides(int dimension, int input) {
    long extent = (kernel.get(dimension) - 1L) * dilations.get(dimension) + 1;
    long stride = strides.get(dimension);
    if (padding instanceof Surround.Given given) {
      long before = given.before().get(dimension);
      long after = given.after().get(dimension);
      return ints(before, partial ? stretched(input, before, after, extent, stride) : after);
    }
    long outputs = (input + stride - 1) / stride;
    long missing = Math.max(0, (outputs - 1) * stride + extent - input);
    long smaller = missing / 2;
    return padding == Surround.SAME_LOWER
        ? ints(missing - smaller, smaller)
        : ints(smaller, missing - smaller);
  }

  /** As much padding after the input as makes the last partial window whole. */
  private static long stretched(long input, long before, long after, long extent, long stride) {
    long free = Math.max(0, input + before + after - extent);
    long outputs = (free + stride - 1) / stride + 1;
    if ((outputs - 1) * stride >= input + before) {
      outputs--; // It would start in the padding behind the input, where frameworks leave it out.
    }
    return Math.max(after, (outputs - 1) * stride + extent - input - before);
  }

  private static int[] ints(long before, long after) {
    return new int[] {Math.toIntExact(before), Math.toIntExact(after)};
  }
}
