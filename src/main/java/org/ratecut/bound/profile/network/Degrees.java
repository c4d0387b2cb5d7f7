package org.ratecut.bound.profile.network;

import java.util.HashMap;
import java.util.Map;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;

/**
 * The largest degrees of the arcs that start at a source.
 *
 * @param readers at most so many consumers, in all layers, read one producer of the source
 * @param reads at most so many producers of the source does one consumer read
 */
public record Degrees(int readers, int reads) {

  static Degrees of(Network network, VertexSet source) {
    int readers = 0;
    int most = 0;
    Map<Integer, Integer> reads = new HashMap<>();
    int[] broadcasts =
        source.stream().map(network::outgoingBroadcast).sorted().distinct().toArray();
    for (int b : broadcasts) {
      Broadcast broadcast = network.broadcasts().get(b);
      int producers = (int) broadcast.producers().stream().filter(source::contains).count();
      readers = Math.max(readers, broadcast.consumers().size());
      for (int consumer : broadcast.consumers()) {
        most = Math.max(most, reads.merge(consumer, producers, Integer::sum));
      }
    }
    return new Degrees(readers, most);
  }
}
