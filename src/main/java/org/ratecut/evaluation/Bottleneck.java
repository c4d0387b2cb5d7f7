package org.ratecut.evaluation;

/**
 * The device, channel, port or loop that attains the period.
 *
 * @param kind what it is
 * @param index its number in the cluster, among devices, channels or ports; 0 for the slowest loop
 */
public record Bottleneck(Kind kind, int index) {

  /** What limits the rate. */
  public enum Kind {
    /** What a device computes, and sends and receives if it does so itself. */
    DEVICE,
    /** The traffic of a channel. */
    CHANNEL,
    /** The traffic through a port. */
    PORT,
    /** A loop of feedback, which one inference must leave before the next one enters it. */
    LOOP
  }

  /** A device, by its number in the cluster. */
  public static Bottleneck device(int index) {
    return new Bottleneck(Kind.DEVICE, index);
  }

  /** A channel, by its number in the cluster. */
  public static Bottleneck channel(int index) {
    return new Bottleneck(Kind.CHANNEL, index);
  }

  /** The slowest loop of feedback. */
  public static Bottleneck loop() {
    return new Bottleneck(Kind.LOOP, 0);
  }

  /** A port, by its number in the cluster. */
  public static Bottleneck port(int index) {
    return new Bottleneck(Kind.PORT, index);
  }
}
