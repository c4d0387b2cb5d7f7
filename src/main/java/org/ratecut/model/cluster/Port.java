package org.ratecut.model.cluster;

import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;

/**
 * A capacity that everything shares that a device sends, or receives, or both: its radio or its
 * network interface, through which all its links go.
 *
 * @param name unique in its cluster
 * @param device its number
 * @param bandwidth in values per second, positive, its numerator at most 2^53
 * @param direction what goes through it
 * @param once whether an output that the device sends passes only once, however many devices get it
 */
public record Port(String name, int device, Fraction bandwidth, Direction direction, boolean once) {

  /** What goes through a port. */
  public enum Direction {
    /** What the device sends. */
    SEND,
    /** What the device receives. */
    RECEIVE,
    /** What the device sends and receives, together. */
    BOTH;

    /** Whether what the device sends goes through it. */
    public boolean sends() {
      return this != RECEIVE;
    }

    /** Whether what the device receives goes through it. */
    public boolean receives() {
      return this != SEND;
    }
  }

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the name is blank, the device negative or the bandwidth zero
   */
  public Port {
    InvalidModelException.requireName("port", name);
    InvalidModelException.requireNonNegative("device of port " + name, device);
    InvalidModelException.requireExactSpeed("bandwidth of port " + name, bandwidth.numerator());
  }
}
