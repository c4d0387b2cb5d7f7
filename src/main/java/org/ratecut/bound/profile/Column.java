package org.ratecut.bound.profile;

/** What one device may hold, receive and send. */
final class Column {

  private final long[] counts;
  private final long[] received;
  private final long[] sent;

  Column(long[] counts, long[] received, long[] sent) {
    this.counts = counts;
    this.received = received;
    this.sent = sent;
  }

  /** Vertices of a class on the device. */
  long count(int vertexClass) {
    return counts[vertexClass];
  }

  /** Vertices of a source that the device receives. */
  long received(int source) {
    return received[source];
  }

  /** Vertices of a source that the device sends, once for each receiver. */
  long sent(int source) {
    return sent[source];
  }
}
