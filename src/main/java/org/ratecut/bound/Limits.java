package org.ratecut.bound;

/**
 * The decision form of a problem: "is there an assignment of at most this cost?" has only whole
 * numbers as limits.
 */
public final class Limits {

  private final long[] loads;
  private final long[] traffic;
  private final long totalTraffic;

  Limits(long[] loads, long[] traffic, long totalTraffic) {
    this.loads = loads;
    this.traffic = traffic;
    this.totalTraffic = totalTraffic;
  }

  /** The most FLOP that a device may compute per inference. */
  public long load(int device) {
    return loads[device];
  }

  /** The most values that a channel may carry per inference. */
  public long traffic(int channel) {
    return traffic[channel];
  }

  /** The most values that may be sent per inference in all. */
  public long totalTraffic() {
    return totalTraffic;
  }
}
