package org.ratecut.analyze;

/**
 * Something in the RAM of a device at its fullest moment.
 *
 * @param device its number in the cluster
 * @param layer whose output it is
 * @param from the device that sent it; this device itself, unless it is received
 * @param inferences for how many inferences in flight it is there, at least 1
 * @param values for all of them together
 */
public record RamContent(int device, What what, int layer, int from, long inferences, long values) {

  /** What it is. */
  public enum What {
    /** An output that layers read. */
    OUTPUT,
    /** A result of the network, kept until the inference has ended. */
    RESULT,
    /** What another device has sent. */
    RECEIVED
  }
}
