package org.ratecut.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Brings arcs to the canonical broadcasts: each vertex produces in at most one, which lists all its
 * successors, and no two have the same consumers.
 *
 * <p>Producers are first grouped by the given broadcasts they occur in, so that the successors of
 * the 4,096 neurons of a dense layer are united, and their hash computed, once and not 4,096 times.
 */
final class BroadcastNormalizer {

  private final int vertexCount;
  private final List<Broadcast> arcs;

  BroadcastNormalizer(int vertexCount, List<Broadcast> arcs) {
    this.vertexCount = vertexCount;
    this.arcs = arcs;
  }

  /** The canonical broadcasts, in the order of their first producers. */
  List<Broadcast> normalize() {
    Map<List<Integer>, List<Integer>> producersByOccurrences = new LinkedHashMap<>();
    List<List<Integer>> occurrences = occurrencesOfProducers();
    for (int v = 0; v < vertexCount; v++) {
      if (!occurrences.get(v).isEmpty()) {
        producersByOccurrences.computeIfAbsent(occurrences.get(v), key -> new ArrayList<>()).add(v);
      }
    }
    Map<VertexSet, List<Integer>> producersByConsumers = new LinkedHashMap<>();
    producersByOccurrences.forEach(
        (occurrence, producers) ->
            producersByConsumers
                .computeIfAbsent(union(occurrence), key -> new ArrayList<>())
                .addAll(producers));
    return producersByConsumers.entrySet().stream()
        .map(entry -> new Broadcast(toSet(entry.getValue()), entry.getKey()))
        .toList();
  }

  private List<List<Integer>> occurrencesOfProducers() {
    List<List<Integer>> occurrences = new ArrayList<>();
    for (int v = 0; v < vertexCount; v++) {
      occurrences.add(new ArrayList<>(1));
    }
    for (int b = 0; b < arcs.size(); b++) {
      Integer broadcast = b;
      arcs.get(b).producers().forEachInt(producer -> occurrences.get(producer).add(broadcast));
    }
    return occurrences;
  }

  private VertexSet union(List<Integer> occurrence) {
    if (occurrence.size() == 1) {
      return arcs.get(occurrence.get(0)).consumers();
    }
    return VertexSet.of(
        occurrence.stream().flatMapToInt(b -> arcs.get(b).consumers().stream()).toArray());
  }

  private static VertexSet toSet(List<Integer> vertices) {
    return VertexSet.of(vertices.stream().flatMapToInt(IntStream::of).toArray());
  }
}
