package org.ratecut.bound.profile.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.MemoryKind;

/** Derives the classes, sources and relations of a network from its vertices and arcs alone. */
final class ProfileExtraction {

  private static final int NONE = -1;

  private record SourceKey(int layer, long output) {}

  private record ClassKey(
      int layer,
      long memory,
      long activation,
      long flash,
      long computation,
      int source,
      List<Integer> groups,
      List<Integer> layersAfter,
      List<Integer> sourcesBefore) {}

  private final Network network;
  private final int[] sourceOfVertex;
  private final List<VertexSet> sources = new ArrayList<>();
  private final List<List<Integer>> layersOfBroadcast;
  private final List<List<Integer>> sourcesOfBroadcast;

  ProfileExtraction(Network network) {
    this.network = network;
    this.sourceOfVertex = new int[network.vertexCount()];
    numberSources();
    this.layersOfBroadcast = perBroadcast(b -> distinct(b.consumers(), network::layerOf));
    this.sourcesOfBroadcast = perBroadcast(b -> distinct(b.producers(), v -> sourceOfVertex[v]));
  }

  private void numberSources() {
    Arrays.fill(sourceOfVertex, NONE);
    Map<SourceKey, List<Integer>> members =
        grouped(v -> isSending(v) ? new SourceKey(network.layerOf(v), network.output(v)) : null);
    for (List<Integer> vertices : members.values()) {
      vertices.forEach(v -> sourceOfVertex[v] = sources.size());
      sources.add(toSet(vertices));
    }
  }

  private boolean isSending(int vertex) {
    return network.outgoingBroadcast(vertex) >= 0 && network.output(vertex) > 0;
  }

  private List<List<Integer>> perBroadcast(Function<Broadcast, List<Integer>> function) {
    return network.broadcasts().stream().map(function).toList();
  }

  private static List<Integer> distinct(VertexSet vertices, IntUnaryOperator function) {
    return vertices.stream().map(function).filter(i -> i >= 0).sorted().distinct().boxed().toList();
  }

  NetworkProfile extract() {
    List<VertexClass> classes = new ArrayList<>();
    Map<ClassKey, Integer> classOfKey = new LinkedHashMap<>();
    grouped(this::classKey)
        .forEach(
            (key, vertices) -> {
              classOfKey.put(key, classes.size());
              classes.add(
                  new VertexClass(
                      key.layer,
                      key.memory,
                      key.flash,
                      key.computation,
                      key.groups,
                      toSet(vertices)));
            });
    List<SendingLayer> profileSources = new ArrayList<>();
    for (int s = 0; s < sources.size(); s++) {
      int source = s;
      List<Integer> members =
          classOfKey.entrySet().stream()
              .filter(entry -> entry.getKey().source == source)
              .map(Map.Entry::getValue)
              .toList();
      long output = network.output(sources.get(s).first());
      profileSources.add(
          new SendingLayer(output, sources.get(s), members, Degrees.of(network, sources.get(s))));
    }
    List<Relation> relations = relations(classOfKey);
    return new NetworkProfile(
        network, List.copyOf(classes), List.copyOf(profileSources), List.copyOf(relations));
  }

  private ClassKey classKey(int vertex) {
    int outgoing = network.outgoingBroadcast(vertex);
    TreeSet<Integer> before = new TreeSet<>();
    network.incomingBroadcasts(vertex).forEach(b -> before.addAll(sourcesOfBroadcast.get(b)));
    return new ClassKey(
        network.layerOf(vertex),
        network.memory(vertex),
        network.activation(vertex),
        network.memory(MemoryKind.FLASH, vertex),
        network.computation(vertex),
        sourceOfVertex[vertex],
        network.groupsOf(vertex).boxed().toList(),
        sourceOfVertex[vertex] == NONE ? List.of() : layersOfBroadcast.get(outgoing),
        List.copyOf(before));
  }

  private List<Relation> relations(Map<ClassKey, Integer> classOfKey) {
    List<Relation> relations = new ArrayList<>();
    for (int s = 0; s < sources.size(); s++) {
      TreeSet<Integer> layers = new TreeSet<>();
      sources.get(s).forEachInt(v -> layers.addAll(layersOfBroadcast.get(outgoing(v))));
      for (int layer : layers) {
        relations.add(relation(s, layer, classOfKey));
      }
    }
    return relations;
  }

  private Relation relation(int source, int layer, Map<ClassKey, Integer> classOfKey) {
    List<Integer> producerClasses = new ArrayList<>();
    List<Integer> consumerClasses = new ArrayList<>();
    classOfKey.forEach(
        (key, index) -> {
          if (key.source == source && key.layersAfter.contains(layer)) {
            producerClasses.add(index);
          }
          if (key.layer == layer && key.sourcesBefore.contains(source)) {
            consumerClasses.add(index);
          }
        });
    RelationArcs arcs = new RelationArcs(network, sources.get(source), layer);
    return new Relation(
        source,
        layer,
        List.copyOf(producerClasses),
        List.copyOf(consumerClasses),
        arcs.neighbourhood(),
        arcs.isComplete());
  }

  private int outgoing(int vertex) {
    return network.outgoingBroadcast(vertex);
  }

  /** Vertices by key, both in the order of first occurrence; those with key null are left out. */
  private <K> Map<K, List<Integer>> grouped(IntFunction<K> keyOf) {
    Map<K, List<Integer>> groups = new LinkedHashMap<>();
    for (int v = 0; v < network.vertexCount(); v++) {
      K key = keyOf.apply(v);
      if (key != null) {
        groups.computeIfAbsent(key, each -> new ArrayList<>()).add(v);
      }
    }
    return groups;
  }

  private static VertexSet toSet(List<Integer> vertices) {
    return VertexSet.of(vertices.stream().flatMapToInt(IntStream::of).toArray());
  }
}
