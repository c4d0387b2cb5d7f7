package org.ratecut.evaluation;

/**
 * The device or channel that attains the period.
 *
 * @param kind what it is
 * @param index its number in the cluster, among devices or among channels
 */
public record Bottleneck(Kind kind, int index) {

  /** What limits the rate. */
  public enum Kind {
    DEVICE,
    CHANNEL
  }

  public static Bottleneck device(int index) {
    return new Bottleneck(Kind.DEVICE, index);
  }

  public static Bottleneck channel(int index) {
    return new Bottleneck(Kind.CHANNEL, index);
  }
}
