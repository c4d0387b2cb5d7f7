package org.ratecut.layers.operation.window;

import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.Axis;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * The kernel of a convolution or pooling and how it moves over its input.
 *
 * @param height rows of the kernel, at least 1
 * @param width columns of the kernel, at least 1
 * @param verticalStride rows from one output to the next, at least 1
 * @param horizontalStride columns from one output to the next, at least 1
 * @param verticalDilation rows of the input from one row of the kernel to the next, at least 1
 * @param horizontalDilation columns from one column of the kernel to the next, at least 1
 * @param padding around the input
 */
public record Window(
    int height,
    int width,
    int verticalStride,
    int horizontalStride,
    int verticalDilation,
    int horizontalDilation,
    Padding padding) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is not positive
   */
  public Window {
    InvalidModelException.requirePositive("height of the kernel", height);
    InvalidModelException.requirePositive("width of the kernel", width);
    InvalidModelException.requirePositive("vertical stride", verticalStride);
    InvalidModelException.requirePositive("horizontal stride", horizontalStride);
    InvalidModelException.requirePositive("vertical dilation", verticalDilation);
    InvalidModelException.requirePositive("horizontal dilation", horizontalDilation);
  }

  /** A kernel that moves by one position and is neither dilated nor padded. */
  public static Window of(int height, int width) {
    return new Window(height, width, 1, 1, 1, 1, Padding.NONE);
  }

  public static Window square(int side) {
    return of(side, side);
  }

  public Window withStride(int vertical, int horizontal) {
    return new Window(
        height, width, vertical, horizontal, verticalDilation, horizontalDilation, padding);
  }

  public Window withStride(int stride) {
    return withStride(stride, stride);
  }

  public Window withDilation(int vertical, int horizontal) {
    return new Window(
        height, width, verticalStride, horizontalStride, vertical, horizontal, padding);
  }

  public Window withPadding(Padding other) {
    return new Window(
        height,
        width,
        verticalStride,
        horizontalStride,
        verticalDilation,
        horizontalDilation,
        other);
  }

  /** Positions that the kernel covers. */
  public long area() {
    return (long) height * width;
  }

  /**
   * The grid of positions that this window yields on an input, with the given channels.
   *
   * @throws InvalidModelException if the kernel is larger than the padded input
   */
  public Shape outputShape(Shape input, int channels) {
    Reading.Windowed reading = readingOf(input);
    return new Shape(reading.rows().outputs(), reading.columns().outputs(), channels);
  }

  /**
   * What each output position reads of an input.
   *
   * @throws InvalidModelException if the kernel is larger than the padded input
   */
  public Reading.Windowed readingOf(Shape input) {
    if (padding instanceof Padding.Explicit sides) {
      return new Reading.Windowed(
          new Axis(
              input.height(),
              height,
              verticalStride,
              verticalDilation,
              sides.top(),
              sides.bottom()),
          new Axis(
              input.width(),
              width,
              horizontalStride,
              horizontalDilation,
              sides.left(),
              sides.right()));
    }
    return new Reading.Windowed(
        Axis.samePadded(input.height(), height, verticalStride, verticalDilation),
        Axis.samePadded(input.width(), width, horizontalStride, horizontalDilation));
  }
}
