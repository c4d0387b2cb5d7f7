package org.ratecut.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Collects a network piece by piece and validates it as a whole. Vertices get their numbers in the
 * order of their layers; arcs may be given in any grouping and are brought to the canonical one
 * (see {@link Broadcast}) at the end.
 */
public final class NetworkBuilder {

  private static final int MAX_PHASES = 1 << 16;

  private final String name;
  private final List<Vertex> vertices = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();
  private final List<ParameterGroup> parameterGroups = new ArrayList<>();
  private final List<Broadcast> arcs = new ArrayList<>();
  private int bitsPerValue = 64;
  private boolean isPipelined;
  private Optional<List<Phases>> phases = Optional.empty();
  private final Set<Layer> outputs = new HashSet<>();
  private final List<Feedback> feedback = new ArrayList<>();

  NetworkBuilder(String name) {
    this.name = InvalidModelException.requireName("network", name);
  }

  /** The size of one value in bits; 64, the paper's, unless set. */
  public NetworkBuilder bitsPerValue(int bits) {
    InvalidModelException.requirePositive("number of bits per value", bits);
    this.bitsPerValue = bits;
    return this;
  }

  /** Whether {@linkplain Network#isPipelined RAM must have room for a pipeline}; not unless set. */
  public NetworkBuilder pipelined(boolean wanted) {
    isPipelined = wanted;
    return this;
  }

  /**
   * When the output of each layer is kept. Unless set this follows from the arcs: from the phase of
   * the layer to that of the last layer that reads any of it, or to the last phase where it is
   * {@linkplain #keepToTheEnd kept}.
   */
  public NetworkBuilder phases(List<Phases> ofLayers) {
    this.phases = Optional.of(List.copyOf(ofLayers));
    return this;
  }

  /**
   * Says that the output of a layer must still be there when an inference ends. Does nothing where
   * phases are set.
   */
  public NetworkBuilder keepToTheEnd(Layer layer) {
    outputs.add(layer);
    return this;
  }

  /**
   * Appends a layer of {@code height x width} equal vertices.
   *
   * @return the layer, with the numbers of its vertices
   */
  public Layer addLayer(String layerName, int height, int width, int depth, Vertex each) {
    Layer layer = new Layer(layerName, vertices.size(), height, width, depth);
    for (int i = 0; i < layer.vertexCount(); i++) {
      vertices.add(each);
    }
    layers.add(layer);
    return layer;
  }

  /**
   * Appends a layer whose vertices are given row by row.
   *
   * @throws InvalidModelException if there are not exactly {@code height x width} vertices
   */
  public Layer addLayer(String layerName, int height, int width, int depth, List<Vertex> each) {
    Layer layer = new Layer(layerName, vertices.size(), height, width, depth);
    if (layer.vertexCount() != each.size()) {
      throw new InvalidModelException(
          "Layer %s is %d x %d but lists %d vertices."
              .formatted(layerName, height, width, each.size()));
    }
    vertices.addAll(each);
    layers.add(layer);
    return layer;
  }

  /** Adds parameters in RAM that vertices share. */
  public NetworkBuilder addParameterGroup(String groupName, long size, VertexSet members) {
    return addParameterGroup(new ParameterGroup(groupName, size, members));
  }

  /** Adds parameters that vertices share. */
  public NetworkBuilder addParameterGroup(ParameterGroup group) {
    parameterGroups.add(group);
    return this;
  }

  /** Adds an arc from each producer to each consumer; an arc given twice is there once. */
  public NetworkBuilder addArcs(VertexSet producers, VertexSet consumers) {
    arcs.add(new Broadcast(producers, consumers));
    return this;
  }

  /** Adds an arc from each vertex of a layer to each vertex of another. */
  public NetworkBuilder addArcs(Layer producers, Layer consumers) {
    return addArcs(
        VertexSet.range(producers.firstVertex(), producers.endVertex()),
        VertexSet.range(consumers.firstVertex(), consumers.endVertex()));
  }

  /** Adds an arc from each writer to each reader in the next inference. */
  public NetworkBuilder addFeedback(Feedback pair) {
    feedback.add(pair);
    return this;
  }

  /** The number of vertices so far, which is the number that the next one gets. */
  public int vertexCount() {
    return vertices.size();
  }

  /**
   * Validates everything and builds the network.
   *
   * @throws InvalidModelException if there is no vertex, a name occurs twice, an arc or a group
   *     names a vertex that does not exist, the arcs of an inference have a cycle, feedback is read
   *     by a vertex that reads its own inference too, or a total is too large
   */
  public Network build() {
    if (vertices.isEmpty()) {
      throw new InvalidModelException("Network %s has no vertices.".formatted(name));
    }
    requireDistinct("layer", layers.stream().map(Layer::name).toList());
    requireDistinct("parameter group", parameterGroups.stream().map(ParameterGroup::name).toList());
    requirePhases();
    if (isPipelined) {
      requirePipelinable(vertices.stream().anyMatch(vertex -> vertex.activation() > 0));
    }
    requireKnownVertices();
    requireSmallTotals();
    List<Broadcast> broadcasts = new BroadcastNormalizer(vertices.size(), arcs).normalize();
    new CycleCheck(vertices.size(), broadcasts).requireAcyclic();
    FeedbackArcs all = new FeedbackArcs(vertices.size(), broadcasts, VertexSet.empty());
    feedback.forEach(all::add);
    return new Network(
        name,
        bitsPerValue,
        vertices,
        layers,
        isPipelined,
        phases,
        outputs,
        parameterGroups,
        all.broadcasts(),
        all.readers());
  }

  /** RAM is used again within an inference, or has room for several inferences; not both. */
  static void requirePipelinable(boolean reusesMemory) {
    if (reusesMemory) {
      throw new InvalidModelException(
          "Memory that is used again within an inference has no room for several inferences: state"
              + " no activations of vertices, or do not count memory as pipelined.");
    }
  }

  private void requirePhases() {
    List<Phases> given = phases.orElse(List.of());
    if (phases.isPresent() && given.size() != layers.size()) {
      throw new InvalidModelException(
          "There are phases for %d layers, but %d layers.".formatted(given.size(), layers.size()));
    }
    boolean reuse = vertices.stream().anyMatch(vertex -> vertex.activation() > 0);
    given.stream()
        .filter(each -> reuse && each.last() >= MAX_PHASES)
        .findFirst()
        .ifPresent(
            each -> {
              throw new InvalidModelException(
                  "Phase %d is too late: the last is %d.".formatted(each.last(), MAX_PHASES - 1));
            });
  }

  private void requireKnownVertices() {
    for (ParameterGroup group : parameterGroups) {
      requireKnown("Parameter group " + group.name(), group.members());
    }
    for (Broadcast broadcast : arcs) {
      requireKnown("An arc", broadcast.producers());
      requireKnown("An arc", broadcast.consumers());
    }
  }

  private void requireKnown(String who, VertexSet set) {
    int wrong = set.first() < 0 ? set.first() : set.last();
    if (wrong < 0 || wrong >= vertices.size()) {
      throw new InvalidModelException(
          "%s names vertex %d, but the vertices are numbered from 0 to %d."
              .formatted(who, wrong, vertices.size() - 1));
    }
  }

  private void requireSmallTotals() {
    Total memory = new Total("memory");
    Total computation = new Total("computation");
    Total output = new Total("output");
    for (Vertex vertex : vertices) {
      memory.add(vertex.memory());
      memory.add(vertex.flash());
      computation.add(vertex.computation());
      output.add(vertex.output());
    }
    parameterGroups.forEach(group -> memory.add(group.size()));
  }

  private static void requireDistinct(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String each : names) {
      if (!seen.add(each)) {
        throw new InvalidModelException("There are two %ss named %s.".formatted(what, each));
      }
    }
  }

  /** A sum that refuses to grow beyond {@link Network#MAX_TOTAL}. */
  private static final class Total {
    private final String what;
    private long sum;

    Total(String what) {
      this.what = what;
    }

    void add(long amount) {
      if (amount > Network.MAX_TOTAL - sum) {
        throw new InvalidModelException(
            "The total %s of the network exceeds %d.".formatted(what, Network.MAX_TOTAL));
      }
      sum += amount;
    }
  }
}
