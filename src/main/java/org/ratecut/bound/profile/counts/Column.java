package org.ratecut.bound.profile.counts;

/** What one device may hold, and what it may exchange with each group of partners. */
public final class Column {

  private final long[] counts;
  private final long[][] received;
  private final long[][] sent;

  /**
   * Takes over the arrays.
   *
   * @param counts by class
   * @param received by group and source
   * @param sent by group and source
   */
  public Column(long[] counts, long[][] received, long[][] sent) {
    this.counts = counts;
    this.received = received;
    this.sent = sent;
  }

  /** Vertices of a class on the device. */
  public long count(int vertexClass) {
    return counts[vertexClass];
  }

  /** Vertices of a source that the device receives from a group. */
  public long receivedFrom(int group, int source) {
    return received[group][source];
  }

  /** Vertices of a source that the device sends to a group, once for each receiver. */
  public long sentTo(int group, int source) {
    return sent[group][source];
  }
}
