package org.ratecut.model.cluster;

import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;

/**
 * How a device that has no hardware of its own for transfers spends time on them: its processor
 * sends and receives, and computes nothing meanwhile.
 *
 * @param bandwidth values that it sends or receives per second, positive, its numerator at most
 *     2^53
 * @param once whether an output takes time only once, however many devices get it, as on a bus that
 *     all listen to or in memory that they share
 */
public record Communication(Fraction bandwidth, boolean once) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the bandwidth is zero or too large
   */
  public Communication {
    InvalidModelException.requireExactSpeed(
        "bandwidth of a device that communicates itself", bandwidth.numerator());
  }
}
