package org.ratecut.parts.cut;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.parts.TrafficCheck;

/** Compares what parts send with what the network says that its vertices send. */
final class TrafficComparison {

  private static final int BITS = 8;

  private final Network network;
  private final Assignment assignment;

  TrafficComparison(Network network, Assignment assignment) {
    this.network = network;
    this.assignment = assignment;
  }

  /**
   * The comparison.
   *
   * @param bytesOfLayer what the parts send of each layer
   */
  TrafficCheck check(Map<String, Long> bytesOfLayer) {
    Map<String, Long> predicted = predicted();
    List<String> differences = new ArrayList<>();
    for (var layer : network.layers()) {
      long sent = bytesOfLayer.getOrDefault(layer.name(), 0L);
      long bits = Math.multiplyExact(predicted.getOrDefault(layer.name(), 0L), bitsPerValue());
      if (sent != (bits + BITS - 1) / BITS) {
        differences.add(difference(layer.name(), sent, (bits + BITS - 1) / BITS));
      }
    }
    long all = predicted.values().stream().mapToLong(Long::longValue).sum();
    return new TrafficCheck(
        bytesOfLayer.values().stream().mapToLong(Long::longValue).sum(),
        (Math.multiplyExact(all, bitsPerValue()) + BITS - 1) / BITS,
        differences);
  }

  private long bitsPerValue() {
    return network.bitsPerValue();
  }

  private static String difference(String layer, long sent, long predicted) {
    return sent < predicted
        ? ("Layer %s: %d bytes less, because only what a device reads of a vertex is sent, and not"
                + " what it computes itself.")
            .formatted(layer, predicted - sent)
        : ("Layer %s: %d bytes more, because an operator that reads it cannot be cut as its layer"
                + " is, or two operators of the layer are read.")
            .formatted(layer, sent - predicted);
  }

  /** The values that vertices of each layer send. */
  private Map<String, Long> predicted() {
    Map<String, Long> values = new TreeMap<>();
    for (Broadcast broadcast : network.broadcasts()) {
      BitSet readers = new BitSet();
      broadcast.consumers().forEachInt(v -> readers.set(assignment.deviceOf(v)));
      broadcast
          .producers()
          .forEachInt(
              v -> {
                int others = readers.cardinality() - (readers.get(assignment.deviceOf(v)) ? 1 : 0);
                values.merge(
                    network.layers().get(network.layerOf(v)).name(),
                    Math.multiplyExact(network.output(v), (long) others),
                    Math::addExact);
              });
    }
    return values;
  }
}
