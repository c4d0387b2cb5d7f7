package org.ratecut.bound;

/**
 * The decision form of a problem: "is there an assignment of at most this cost?" has only whole
 * numbers as limits.
 *
 * @param loads the most FLOP that each device may compute per inference
 * @param traffic the most values that each channel may carry per inference
 * @param totalTraffic the most values that may be sent per inference in all
 */
public record Limits(long[] loads, long[] traffic, long totalTraffic) {

  /** Copies the arrays. */
  public Limits {
    loads = loads.clone();
    traffic = traffic.clone();
  }

  @Override
  public long[] loads() {
    return loads.clone();
  }

  @Override
  public long[] traffic() {
    return traffic.clone();
  }

  public long load(int device) {
    return loads[device];
  }

  public long traffic(int channel) {
    return traffic[channel];
  }
}
