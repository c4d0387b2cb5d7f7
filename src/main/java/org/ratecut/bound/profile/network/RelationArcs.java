package org.ratecut.bound.profile.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.bound.window.NeighbourhoodBounds;
import org.ratecut.bound.window.Neighbourhoods;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;

/** The arcs from the vertices of a source to those of a layer, read off the broadcasts. */
final class RelationArcs {

  private final Layer producerLayer;
  private final Layer consumerLayer;
  private final List<Broadcast> parts = new ArrayList<>();
  private final VertexSet consumers;
  private final int producerCount;

  RelationArcs(Network network, VertexSet source, int layer) {
    this.consumerLayer = network.layers().get(layer);
    this.producerLayer = network.layers().get(network.layerOf(source.first()));
    int[] broadcasts =
        source.stream().map(network::outgoingBroadcast).sorted().distinct().toArray();
    for (int b : broadcasts) {
      Broadcast broadcast = network.broadcasts().get(b);
      int[] from = broadcast.producers().stream().filter(source::contains).toArray();
      int[] to = broadcast.consumers().stream().filter(consumerLayer::contains).toArray();
      if (to.length > 0) {
        parts.add(new Broadcast(VertexSet.of(from), VertexSet.of(to)));
      }
    }
    this.consumers =
        VertexSet.of(parts.stream().flatMapToInt(part -> part.consumers().stream()).toArray());
    this.producerCount = parts.stream().mapToInt(part -> part.producers().size()).sum();
  }

  /** Each producer is in one part, so the relation is complete if each part has all consumers. */
  boolean isComplete() {
    return parts.stream().allMatch(part -> part.consumers().size() == consumers.size());
  }

  NeighbourhoodBounds neighbourhood() {
    if (isComplete()) {
      return Neighbourhoods.complete(consumers.size(), producerCount);
    }
    List<List<Integer>> producersOf = new ArrayList<>();
    IntStream.range(0, consumers.size()).forEach(i -> producersOf.add(new ArrayList<>()));
    for (Broadcast part : parts) {
      for (int consumer : part.consumers()) {
        List<Integer> producers = producersOf.get(positionOf(consumer));
        part.producers().forEachInt(v -> producers.add(v - producerLayer.firstVertex()));
      }
    }
    int[][] arcs =
        producersOf.stream()
            .map(each -> each.stream().mapToInt(Integer::intValue).sorted().toArray())
            .toArray(int[][]::new);
    boolean wholeLayer = consumers.size() == consumerLayer.vertexCount();
    int width = wholeLayer ? consumerLayer.width() : consumers.size();
    return Neighbourhoods.ofArcs(width, producerLayer.width(), arcs);
  }

  private int positionOf(int consumer) {
    int low = 0;
    int high = consumers.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (consumers.get(middle) < consumer) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
