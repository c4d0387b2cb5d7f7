package org.ratecut.model.cluster;

import org.ratecut.model.exact.InvalidModelException;

/**
 * An ordered pair of different devices, by their numbers.
 *
 * @param from the sender, at least 0
 * @param to the receiver, at least 0, not {@code from}
 */
public record DevicePair(int from, int to) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is negative or both are the same
   */
  public DevicePair {
    InvalidModelException.requireNonNegative("number of a device", Math.min(from, to));
    if (from == to) {
      throw new InvalidModelException("Device %d needs no channel to itself.".formatted(from));
    }
  }
}
