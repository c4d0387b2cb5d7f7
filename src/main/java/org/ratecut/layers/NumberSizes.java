package org.ratecut.layers;

import org.ratecut.model.exact.InvalidModelException;

/**
 * How many values of the network the numbers of a layer take, where they are not all of one size. A
 * value has {@code bitsPerValue} bits.
 *
 * @param activation values of a number of its output, at least 1; where an inference works on
 *     several samples, of the numbers of all samples together
 * @param weight values of a weight, at least 1
 * @param bias values of a bias, at least 1
 */
public record NumberSizes(long activation, long weight, long bias) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is not positive
   */
  public NumberSizes {
    InvalidModelException.requirePositive("size of an activation", activation);
    InvalidModelException.requirePositive("size of a weight", weight);
    InvalidModelException.requirePositive("size of a bias", bias);
  }
}
