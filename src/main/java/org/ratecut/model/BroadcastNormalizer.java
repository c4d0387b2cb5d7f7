package org.ratecut.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    List<VertexSet> distinctOccurrences = new ArrayList<>();
    int[] occurrenceOf = numbersOfOccurrences(distinctOccurrences);
    List<VertexSet> distinctConsumers = new ArrayList<>();
    int[] consumersOf = numbersOfConsumers(distinctOccurrences, distinctConsumers);
    int[] broadcastOf =
        Arrays.stream(occurrenceOf).map(each -> each < 0 ? -1 : consumersOf[each]).toArray();
    List<VertexSet> producers = verticesByNumber(broadcastOf, distinctConsumers.size());
    List<Broadcast> broadcasts = new ArrayList<>(producers.size());
    for (int b = 0; b < producers.size(); b++) {
      broadcasts.add(new Broadcast(producers.get(b), distinctConsumers.get(b)));
    }
    return broadcasts;
  }

  /** Numbers the sets of given broadcasts in which vertices produce; -1 for a vertex without. */
  private int[] numbersOfOccurrences(List<VertexSet> distinct) {
    int[] start = new int[vertexCount + 1];
    for (Broadcast each : arcs) {
      each.producers().forEachInt(producer -> start[producer + 1]++);
    }
    for (int v = 0; v < vertexCount; v++) {
      start[v + 1] = Math.addExact(start[v], start[v + 1]);
    }
    int[] occurrences = new int[start[vertexCount]];
    int[] next = Arrays.copyOf(start, vertexCount);
    for (int b = 0; b < arcs.size(); b++) {
      int broadcast = b;
      arcs.get(b).producers().forEachInt(v -> occurrences[next[v]++] = broadcast);
    }
    Map<VertexSet, Integer> numbers = new HashMap<>();
    int[] numberOf = new int[vertexCount];
    for (int v = 0; v < vertexCount; v++) {
      numberOf[v] =
          start[v] == start[v + 1]
              ? -1
              : numberOf(
                  VertexSet.of(Arrays.copyOfRange(occurrences, start[v], start[v + 1])),
                  numbers,
                  distinct);
    }
    return numberOf;
  }

  private int[] numbersOfConsumers(List<VertexSet> occurrences, List<VertexSet> distinct) {
    Map<VertexSet, Integer> numbers = new HashMap<>();
    int[] numberOf = new int[occurrences.size()];
    for (int i = 0; i < numberOf.length; i++) {
      numberOf[i] = numberOf(union(occurrences.get(i)), numbers, distinct);
    }
    return numberOf;
  }

  private static int numberOf(
      VertexSet set, Map<VertexSet, Integer> numbers, List<VertexSet> distinct) {
    Integer known = numbers.putIfAbsent(set, distinct.size());
    if (known != null) {
      return known;
    }
    distinct.add(set);
    return distinct.size() - 1;
  }

  private VertexSet union(VertexSet occurrence) {
    if (occurrence.size() == 1) {
      return arcs.get(occurrence.first()).consumers();
    }
    int total = 0;
    for (int i = 0; i < occurrence.size(); i++) {
      total = Math.addExact(total, arcs.get(occurrence.get(i)).consumers().size());
    }
    int[] consumers = new int[total];
    int end = 0;
    for (int i = 0; i < occurrence.size(); i++) {
      end = arcs.get(occurrence.get(i)).consumers().copyTo(consumers, end);
    }
    return VertexSet.of(consumers);
  }

  /** The vertices with each number, of which each has some. */
  private static List<VertexSet> verticesByNumber(int[] numberOf, int count) {
    int[] size = new int[count];
    Arrays.stream(numberOf).filter(number -> number >= 0).forEach(number -> size[number]++);
    int[][] vertices = new int[count][];
    Arrays.setAll(vertices, number -> new int[size[number]]);
    Arrays.fill(size, 0);
    for (int v = 0; v < numberOf.length; v++) {
      if (numberOf[v] >= 0) {
        vertices[numberOf[v]][size[numberOf[v]]++] = v;
      }
    }
    return Arrays.stream(vertices).map(VertexSet::of).toList();
  }
}
