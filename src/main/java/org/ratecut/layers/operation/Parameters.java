package org.ratecut.layers.operation;

/**
 * How many numbers a layer learns, all positions or neurons together.
 *
 * @param weights at least 0
 * @param biases at least 0
 * @param shared whether all positions use the same ones, as in a convolution; otherwise each
 *     position has an equal part of its own, as in a dense layer
 */
public record Parameters(long weights, long biases, boolean shared) {

  /** A layer that learns nothing. */
  public static final Parameters NONE = new Parameters(0, 0, true);

  /**
   * All of them.
   *
   * @throws ArithmeticException if they do not fit in a {@code long}
   */
  public long count() {
    return Math.addExact(weights, biases);
  }
}
