package org.ratecut.bound;

/**
 * The decision form of a problem: "is there an assignment of at most this cost?" has only whole
 * numbers as limits.
 */
public final class CostLimits {

  private final long[] loads;
  private final long[] traffic;
  private final long[] ports;
  private final long totalTraffic;

  CostLimits(long[] loads, long[] traffic, long[] ports, long totalTraffic) {
    this.loads = loads;
    this.traffic = traffic;
    this.ports = ports;
    this.totalTraffic = totalTraffic;
  }

  /**
   * The most units that a device may be in use per inference: FLOP where it only computes; see
   * {@link org.ratecut.model.Resources}.
   */
  public long load(int device) {
    return loads[device];
  }

  /** The most values that a channel may carry per inference. */
  public long traffic(int channel) {
    return traffic[channel];
  }

  /** The most values that may go through a port per inference. */
  public long port(int port) {
    return ports[port];
  }

  /** The most values that may be sent per inference in all. */
  public long totalTraffic() {
    return totalTraffic;
  }
}
