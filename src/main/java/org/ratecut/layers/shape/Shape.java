package org.ratecut.layers.shape;

import org.ratecut.model.exact.InvalidModelException;

/**
 * The size of the output of a layer: a grid of positions, each with one value per channel. A vector
 * of n values, such as the output of a dense layer, is {@code 1 x n x 1}: each neuron is a
 * position.
 *
 * @param height rows of positions, at least 1
 * @param width columns of positions, at least 1
 * @param channels values of a position, at least 1; all values together are at most 2^31 - 1
 */
public record Shape(int height, int width, int channels) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is not positive or there are too many values
   */
  public Shape {
    InvalidModelException.requirePositive("height of a shape", height);
    InvalidModelException.requirePositive("width of a shape", width);
    InvalidModelException.requirePositive("number of channels of a shape", channels);
    long positions = (long) height * width;
    if (positions > Integer.MAX_VALUE || positions * channels > Integer.MAX_VALUE) {
      throw new InvalidModelException(
          "The shape (%d x %d x %d) has more than %d values."
              .formatted(height, width, channels, Integer.MAX_VALUE));
    }
  }

  /** The shape of a vector. */
  public static Shape vector(int values) {
    return new Shape(1, values, 1);
  }

  public boolean isVector() {
    return height == 1 && channels == 1;
  }

  public int positions() {
    return height * width;
  }

  public int values() {
    return positions() * channels;
  }

  @Override
  public String toString() {
    return height + " x " + width + " x " + channels;
  }
}
