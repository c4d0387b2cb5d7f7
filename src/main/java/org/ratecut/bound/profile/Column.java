package org.ratecut.bound.profile;

/** What one device may hold, and what it may exchange with each group of partners. */
final class Column {

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
  Column(long[] counts, long[][] received, long[][] sent) {
    this.counts = counts;
    this.received = received;
    this.sent = sent;
  }

  /** Vertices of a class on the device. */
  long count(int vertexClass) {
    return counts[vertexClass];
  }

  /** Vertices of a source that the device receives from a group. */
  long receivedFrom(int group, int source) {
    return received[group][source];
  }

  /** Vertices of a source that the device sends to a group, once for each receiver. */
  long sentTo(int group, int source) {
    return sent[group][source];
  }
}
