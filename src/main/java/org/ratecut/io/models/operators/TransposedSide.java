package org.ratecut.io.models.operators;

import org.ratecut.layers.shape.Padding;
import org.ratecut.model.exact.InvalidModelException;

/**
 * How a transposed convolution enlarges one dimension.
 *
 * @param kernel taps, at least 1
 * @param stride outputs from one input to the next, at least 1
 * @param dilation outputs from one tap to the next, at least 1
 * @param before outputs that padding cuts off before the first, at least 0
 * @param after outputs that padding cuts off after the last; where negative, added there
 */
public record TransposedSide(int kernel, int stride, int dilation, long before, long after) {

  /** A dimension that stays as it is. */
  static final TransposedSide NONE = new TransposedSide(1, 1, 1, 0, 0);

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is out of its range
   */
  public TransposedSide {
    InvalidModelException.requirePositive("kernel", kernel);
    InvalidModelException.requirePositive("stride", stride);
    InvalidModelException.requirePositive("dilation", dilation);
    InvalidModelException.requireNonNegative("padding before", before);
    if (before > Integer.MAX_VALUE || Math.abs(after) > Integer.MAX_VALUE) {
      throw new InvalidModelException(
          "Its padding (%d and %d) is too large.".formatted(before, after));
    }
  }

  /**
   * The padding that gives a stated number of outputs.
   *
   * @param moreBefore whether an odd one goes before the outputs
   */
  public static TransposedSide ofSize(
      int inputs, int kernel, int stride, int dilation, int outputs, boolean moreBefore) {
    long surplus = (inputs - 1L) * stride + (kernel - 1L) * dilation + 1 - outputs;
    long padding = Math.max(0, surplus);
    long before = moreBefore ? padding - padding / 2 : padding / 2;
    return new TransposedSide(kernel, stride, dilation, before, surplus - before);
  }

  /** Outputs that are added after the last. */
  int more() {
    return (int) Math.max(0, -after);
  }

  static Padding.Explicit around(TransposedSide rows, TransposedSide columns) {
    return new Padding.Explicit(
        (int) rows.before(),
        (int) Math.max(0, rows.after()),
        (int) columns.before(),
        (int) Math.max(0, columns.after()));
  }
}
