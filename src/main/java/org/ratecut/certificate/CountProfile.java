package org.ratecut.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.exact.InvalidModelException;

/**
 * What the inequalities on counts keep of a network: classes of vertices that nothing tells apart
 * but their places, sources (the vertices of a layer that send equally much), and relations, which
 * are the arcs from a source to a layer.
 */
final class CountProfile {

  /** The members of a class, and the source that they are of, or -1. */
  record VertexClass(List<Integer> vertices, int source) {

    int first() {
      return vertices.get(0);
    }

    int size() {
      return vertices.size();
    }
  }

  /** Vertices that send equally many values each, in classes. */
  record Source(long output, int size, List<Integer> classes) {}

  /** The arcs from a source to a layer, between classes, and what n consumers need at least. */
  record Relation(
      int source,
      List<Integer> producers,
      List<Integer> consumers,
      boolean complete,
      Neighbourhood needs) {}

  /** The arcs while they are collected: the producers of each consumer. */
  private record Arcs(
      int source, int layer, TreeSet<Integer> producers, TreeMap<Integer, List<Integer>> of) {}

  /** Of more arcs, lists would take gigabytes. */
  private static final long MAX_ARCS = 10_000_000;

  final List<VertexClass> classes = new ArrayList<>();
  final List<Source> sources = new ArrayList<>();
  final List<Relation> relations = new ArrayList<>();
  private final Network network;

  CountProfile(Problem problem) {
    this.network = problem.network();
    if (network.arcCount() > MAX_ARCS) {
      throw new InvalidModelException(
          "The network has %,d arcs; inequalities of at most %,d are checked."
              .formatted(network.arcCount(), MAX_ARCS));
    }
    Map<List<Long>, Integer> sourceOfKey = new LinkedHashMap<>();
    int[] sourceOf = new int[network.vertexCount()];
    for (int v = 0; v < sourceOf.length; v++) {
      boolean sends = network.outgoingBroadcast(v) >= 0 && network.output(v) > 0;
      List<Long> key = List.of((long) network.layerOf(v), network.output(v));
      sourceOf[v] = sends ? sourceOfKey.computeIfAbsent(key, each -> sourceOfKey.size()) : -1;
    }
    List<Arcs> arcs = arcs(sourceOf);
    Map<List<Long>, List<Integer>> members = new LinkedHashMap<>();
    for (int v = 0; v < sourceOf.length; v++) {
      members.computeIfAbsent(key(problem, v, sourceOf[v], arcs), k -> new ArrayList<>()).add(v);
    }
    members.values().forEach(each -> classes.add(new VertexClass(each, sourceOf[each.get(0)])));
    for (List<Long> key : sourceOfKey.keySet()) {
      int number = sources.size();
      List<Integer> of =
          IntStream.range(0, classes.size())
              .filter(k -> classes.get(k).source() == number)
              .boxed()
              .toList();
      int size = of.stream().mapToInt(k -> classes.get(k).size()).sum();
      sources.add(new Source(key.get(1), size, of));
    }
    arcs.forEach(each -> relations.add(relation(each)));
  }

  private List<Arcs> arcs(int[] sourceOf) {
    Map<List<Integer>, Arcs> found = new LinkedHashMap<>();
    for (Broadcast broadcast : network.broadcasts()) {
      TreeMap<Integer, List<Integer>> senders = new TreeMap<>();
      broadcast.producers().stream()
          .filter(v -> sourceOf[v] >= 0)
          .forEach(v -> senders.computeIfAbsent(sourceOf[v], s -> new ArrayList<>()).add(v));
      senders.forEach(
          (source, producers) -> {
            for (int consumer : broadcast.consumers()) {
              int layer = network.layerOf(consumer);
              Arcs arcs =
                  found.computeIfAbsent(
                      List.of(source, layer),
                      key -> new Arcs(source, layer, new TreeSet<>(), new TreeMap<>()));
              arcs.producers.addAll(producers);
              arcs.of.computeIfAbsent(consumer, v -> new ArrayList<>()).addAll(producers);
            }
          });
    }
    return List.copyOf(found.values());
  }

  /** Vertices with the same key are the same to every inequality. */
  private List<Long> key(Problem problem, int v, int source, List<Arcs> arcs) {
    Resources resources = problem.resources();
    List<Long> key = new ArrayList<>();
    key.add((long) network.layerOf(v));
    network.memoryLimits().forEach(limit -> key.add(network.memory(limit, v)));
    TreeMap<Integer, Long> work = new TreeMap<>();
    for (int d = 0; d < problem.deviceCount(); d++) {
      work.putIfAbsent(resources.workKind(d), resources.work(d, v));
    }
    key.addAll(work.values());
    key.add((long) source);
    for (int i = 0; i < arcs.size(); i++) {
      key.add(arcs.get(i).producers.contains(v) ? 1L : 0);
      key.add(arcs.get(i).of.containsKey(v) ? 1L : 0);
    }
    network.groupsOf(v).forEach(group -> key.add((long) group));
    return key;
  }

  private Relation relation(Arcs arcs) {
    List<Integer> producers = classesOf(arcs.producers);
    List<Integer> consumers = classesOf(arcs.of.keySet());
    int count = arcs.producers.size();
    boolean complete = arcs.of.values().stream().allMatch(each -> each.size() == count);
    Layer to = network.layers().get(arcs.layer);
    Layer from = network.layers().get(network.layerOf(arcs.producers.first()));
    int width = arcs.of.size() == to.vertexCount() ? to.width() : arcs.of.size();
    List<int[]> reads = new ArrayList<>();
    arcs.of
        .values()
        .forEach(
            each ->
                reads.add(each.stream().mapToInt(v -> v - from.firstVertex()).sorted().toArray()));
    return new Relation(
        arcs.source,
        producers,
        consumers,
        complete,
        Neighbourhood.of(count, reads, width, from.width(), complete));
  }

  private List<Integer> classesOf(Iterable<Integer> vertices) {
    TreeSet<Integer> members = new TreeSet<>();
    vertices.forEach(members::add);
    return IntStream.range(0, classes.size())
        .filter(k -> members.contains(classes.get(k).first()))
        .boxed()
        .toList();
  }
}
