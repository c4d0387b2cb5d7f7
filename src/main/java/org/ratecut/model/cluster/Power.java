package org.ratecut.model.cluster;

import org.ratecut.model.exact.InvalidModelException;

/**
 * What a device draws, for estimates of energy; no search looks at it.
 *
 * @param activeMilliwatts while it computes, or communicates itself; at least 0
 * @param idleMilliwatts all other time; at least 0
 */
public record Power(double activeMilliwatts, double idleMilliwatts) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is negative or not finite
   */
  public Power {
    require(activeMilliwatts);
    require(idleMilliwatts);
  }

  private static void require(double milliwatts) {
    if (!(milliwatts >= 0) || Double.isInfinite(milliwatts)) {
      throw new InvalidModelException(
          "A power must be a number of milliwatts, at least 0, not %s.".formatted(milliwatts));
    }
  }
}
