package org.ratecut.evaluation;

/**
 * The device, channel or port that attains the period.
 *
 * @param kind what it is
 * @param index its number in the cluster, among devices, channels or ports
 */
public record Bottleneck(Kind kind, int index) {

  /** What limits the rate. */
  public enum Kind {
    DEVICE,
    CHANNEL,
    PORT
  }

  public static Bottleneck device(int index) {
    return new Bottleneck(Kind.DEVICE, index);
  }

  public static Bottleneck channel(int index) {
    return new Bottleneck(Kind.CHANNEL, index);
  }

  public static Bottleneck port(int index) {
    return new Bottleneck(Kind.PORT, index);
  }
}
