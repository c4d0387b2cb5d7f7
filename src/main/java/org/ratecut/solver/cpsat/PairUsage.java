package org.ratecut.solver.cpsat;

import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Cluster;

/** The traffic of each channel, and of all pairs of devices that have none. */
final class PairUsage {

  private final Cluster cluster;
  private final List<Usage> channels;
  private final Usage unroutable = new Usage();

  PairUsage(Cluster cluster) {
    this.cluster = cluster;
    this.channels = IntStream.range(0, cluster.channelCount()).mapToObj(h -> new Usage()).toList();
  }

  /** What carries the traffic from a device to another. */
  Usage of(int from, int to) {
    int channel = cluster.channelBetween(from, to);
    return channel == Cluster.NO_CHANNEL ? unroutable : channels.get(channel);
  }

  Usage channel(int channel) {
    return channels.get(channel);
  }

  Usage unroutable() {
    return unroutable;
  }
}
