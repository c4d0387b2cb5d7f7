package org.ratecut.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.InvalidModelException;

/**
 * A neural network as a dataflow graph: vertices with memory, computation and output; layers that
 * name them; parameter groups that they share; broadcasts that carry the arcs. Immutable, acyclic
 * but for {@linkplain #feedbackReaders feedback} to the next inference, with totals small enough
 * that no sum over a placement overflows.
 *
 * <p>Vertices are numbered from 0 in the order of the layers. Primitive arrays hold their sizes,
 * because AlexNet has 65,916 of them and every search reads them all.
 */
public final class Network {

  /** Totals up to 2^53 are exact as {@code double}s too, which the searches rely on. */
  public static final long MAX_TOTAL = InvalidModelException.MAX_EXACT;

  private final String name;
  private final int bitsPerValue;
  private final long[] memory;
  private final long[] activation;
  private final long[] flash;
  private final long[] computation;
  private final long[] output;
  private final List<Layer> layers;
  private final List<ParameterGroup> parameterGroups;
  private final List<Broadcast> broadcasts;
  private final VertexSet feedbackReaders;
  private final Network oneInference;
  private final Incidence incidence;
  private final boolean reusesMemory;
  private final boolean isPipelined;
  private final List<Phases> phases;
  private final List<MemoryKind> memoryKinds;
  private final List<MemoryLimit> memoryLimits;

  Network(
      String name,
      int bitsPerValue,
      List<Vertex> vertices,
      List<Layer> layers,
      boolean isPipelined,
      Optional<List<Phases>> phases,
      Set<Layer> outputs,
      List<ParameterGroup> parameterGroups,
      List<Broadcast> broadcasts,
      VertexSet feedbackReaders) {
    this.name = name;
    this.bitsPerValue = bitsPerValue;
    this.memory = vertices.stream().mapToLong(Vertex::memory).toArray();
    this.activation = vertices.stream().mapToLong(Vertex::activation).toArray();
    this.flash = vertices.stream().mapToLong(Vertex::flash).toArray();
    this.computation = vertices.stream().mapToLong(Vertex::computation).toArray();
    this.output = vertices.stream().mapToLong(Vertex::output).toArray();
    this.layers = List.copyOf(layers);
    this.parameterGroups = List.copyOf(parameterGroups);
    this.broadcasts = List.copyOf(broadcasts);
    this.incidence = new Incidence(vertices.size(), this.broadcasts, this.parameterGroups);
    this.isPipelined = isPipelined;
    this.reusesMemory = Arrays.stream(activation).anyMatch(values -> values > 0);
    this.feedbackReaders = feedbackReaders;
    List<Broadcast> forward = FeedbackArcs.without(this.broadcasts, feedbackReaders);
    this.phases = phases.orElseGet(() -> phasesOfArcs(outputs, forward));
    this.memoryKinds = usesFlash() ? List.of(MemoryKind.values()) : List.of(MemoryKind.RAM);
    this.memoryLimits = limits();
    this.oneInference =
        feedbackReaders.isEmpty() ? this : with(isPipelined, forward, VertexSet.empty());
  }

  /** The same with other arcs. */
  private Network with(boolean pipelined, List<Broadcast> arcs, VertexSet readers) {
    List<Vertex> vertices = IntStream.range(0, vertexCount()).mapToObj(this::vertex).toList();
    return new Network(
        name,
        bitsPerValue,
        vertices,
        layers,
        pipelined,
        Optional.of(phases),
        Set.of(),
        parameterGroups,
        arcs,
        readers);
  }

  /** The same with another computation of each vertex, in FLOP per inference. */
  public Network withComputation(IntToLongFunction other) {
    List<Vertex> vertices =
        IntStream.range(0, vertexCount())
            .mapToObj(
                v ->
                    new Vertex(memory[v], activation[v], flash[v], other.applyAsLong(v), output[v]))
            .toList();
    return new Network(
        name,
        bitsPerValue,
        vertices,
        layers,
        isPipelined,
        Optional.of(phases),
        Set.of(),
        parameterGroups,
        broadcasts,
        feedbackReaders);
  }

  /** Begins a network of this name. */
  public static NetworkBuilder builder(String name) {
    return new NetworkBuilder(name);
  }

  /** For people and result files. */
  public String name() {
    return name;
  }

  /** The size of one value in bits, for instance 64 where sizes count 8-byte numbers. */
  public int bitsPerValue() {
    return bitsPerValue;
  }

  /**
   * Whether RAM that holds the output of a vertex is used for something else once the last layer
   * that reads it is computed.
   */
  public boolean reusesMemory() {
    return reusesMemory;
  }

  /**
   * Whether RAM must have room for all that a pipeline at full rate keeps, several copies of each
   * output that another device needs. {@link #memory(MemoryLimit, int)} does not count them.
   */
  public boolean isPipelined() {
    return isPipelined;
  }

  /** The same network, with room in RAM for a pipeline. */
  public Network pipelined() {
    NetworkBuilder.requirePipelinable(reusesMemory);
    return with(true, broadcasts, feedbackReaders);
  }

  /**
   * The same network with feedback besides.
   *
   * @throws InvalidModelException if a pair names a vertex that does not exist, or a reader that
   *     reads something of the same inference
   */
  public Network withFeedback(List<Feedback> pairs) {
    FeedbackArcs arcs = new FeedbackArcs(vertexCount(), broadcasts, feedbackReaders);
    pairs.forEach(arcs::add);
    return with(isPipelined, arcs.broadcasts(), arcs.readers());
  }

  /**
   * The vertices that read what the inference before has computed, such as the state of a recurrent
   * network. They read nothing of their own inference.
   */
  public VertexSet feedbackReaders() {
    return feedbackReaders;
  }

  /** What one inference hands to the next, in the order of the broadcasts. */
  public List<Feedback> feedback() {
    return FeedbackArcs.only(broadcasts, feedbackReaders);
  }

  /**
   * The network without feedback: only the arcs of one inference, which have no cycle. The same
   * network where there is no feedback.
   */
  public Network ofOneInference() {
    return oneInference;
  }

  /**
   * The number of phases of an inference in which other values are kept; 1 if nothing is reused.
   */
  public int phaseCount() {
    return reusesMemory ? phases.stream().mapToInt(Phases::last).max().orElse(0) + 1 : 1;
  }

  /** When the output of each layer is kept. */
  public List<Phases> phases() {
    return phases;
  }

  /** All sums that must fit in the memories of each device. */
  public List<MemoryLimit> memoryLimits() {
    return memoryLimits;
  }

  /** What a vertex adds to a sum that must fit in a memory of its device, in values. */
  public long memory(MemoryLimit limit, int vertex) {
    if (limit.kind() == MemoryKind.FLASH) {
      return flash[vertex];
    }
    // Looking up the layer takes the time of several vertices, and mostly nothing is reused.
    boolean kept = activation[vertex] == 0 || phases.get(layerOf(vertex)).contains(limit.phase());
    return kept ? memory[vertex] : memory[vertex] - activation[vertex];
  }

  /** The memory of one kind that a vertex takes at all times, in values. */
  public long constantMemory(MemoryKind kind, int vertex) {
    return switch (kind) {
      case RAM -> memory[vertex] - activation[vertex];
      case FLASH -> flash[vertex];
    };
  }

  /** The part of the RAM of a vertex that it takes in the phases of its layer, in values. */
  public long activation(int vertex) {
    return activation[vertex];
  }

  /** The memories that the network uses: RAM, and flash too if any parameters are there. */
  public List<MemoryKind> memoryKinds() {
    return memoryKinds;
  }

  /** How many vertices the network has. */
  public int vertexCount() {
    return memory.length;
  }

  /** A vertex by its number, from 0. */
  public Vertex vertex(int vertex) {
    return new Vertex(
        memory[vertex], activation[vertex], flash[vertex], computation[vertex], output[vertex]);
  }

  /** Private memory of a vertex in RAM, in values. */
  public long memory(int vertex) {
    return memory[vertex];
  }

  /** Private memory of a vertex of one kind, in values. */
  public long memory(MemoryKind kind, int vertex) {
    return switch (kind) {
      case RAM -> memory[vertex];
      case FLASH -> flash[vertex];
    };
  }

  /** Computation of a vertex, in FLOP per inference. */
  public long computation(int vertex) {
    return computation[vertex];
  }

  /** What a vertex sends per inference to each device that needs it, in values. */
  public long output(int vertex) {
    return output[vertex];
  }

  /** All layers, in vertex order; together they hold each vertex once. */
  public List<Layer> layers() {
    return layers;
  }

  /** The position in {@link #layers()} of the layer that holds a vertex. */
  public int layerOf(int vertex) {
    int low = 0;
    int high = layers.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (layers.get(middle).firstVertex() <= vertex) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Parameters that vertices share, in the order in which they were added. */
  public List<ParameterGroup> parameterGroups() {
    return parameterGroups;
  }

  /** The positions in {@link #parameterGroups()} of the groups that a vertex is a member of. */
  public IntStream groupsOf(int vertex) {
    return incidence.groupsOf(vertex);
  }

  /** The arcs in bulk; each vertex is a producer of at most one. */
  public List<Broadcast> broadcasts() {
    return broadcasts;
  }

  /** The position in {@link #broadcasts()} of what a vertex sends, or -1 if nothing needs it. */
  public int outgoingBroadcast(int vertex) {
    return incidence.outgoingBroadcast(vertex);
  }

  /** The positions in {@link #broadcasts()} of what a vertex needs, in increasing order. */
  public IntStream incomingBroadcasts(int vertex) {
    return incidence.incomingBroadcasts(vertex);
  }

  /** The number of producer-consumer pairs. */
  public long arcCount() {
    return broadcasts.stream().mapToLong(Broadcast::arcCount).sum();
  }

  /** The computation of one inference, in FLOP. */
  public long totalComputation() {
    return IntStream.range(0, vertexCount()).mapToLong(this::computation).sum();
  }

  /** The memory of one kind that a device needs for one vertex and its parameters, in values. */
  public long memoryWithParameters(MemoryKind kind, int vertex) {
    return memory(kind, vertex)
        + groupsOf(vertex).mapToLong(g -> parameterGroups.get(g).sizeIn(kind)).sum();
  }

  /** Private memory of one kind that all vertices together have at once, in values. */
  public long totalVertexMemory(MemoryKind kind) {
    return switch (kind) {
      case RAM -> Arrays.stream(memory).sum() - Arrays.stream(activation).sum() + maxActivation();
      case FLASH -> Arrays.stream(flash).sum();
    };
  }

  /** The most that is kept in one phase, from what each phase adds to the one before. */
  private long maxActivation() {
    long[] change = new long[phaseCount() + 1];
    for (int l = 0; l < layers.size() && reusesMemory; l++) {
      Layer layer = layers.get(l);
      long kept = Arrays.stream(activation, layer.firstVertex(), layer.endVertex()).sum();
      change[phases.get(l).first()] += kept;
      change[phases.get(l).last() + 1] -= kept;
    }
    long most = 0;
    long keptNow = 0;
    for (long each : change) {
      keptNow += each;
      most = Math.max(most, keptNow);
    }
    return most;
  }

  /** One copy of each parameter group in memory of one kind, in values. */
  public long totalParameterMemory(MemoryKind kind) {
    return parameterGroups.stream().mapToLong(group -> group.sizeIn(kind)).sum();
  }

  /** One copy of everything that is in memory of one kind at once, in values. */
  public long totalMemory(MemoryKind kind) {
    return totalVertexMemory(kind) + totalParameterMemory(kind);
  }

  /** What all vertices that have consumers send, each counted once, in values. */
  public long totalOutput() {
    return IntStream.range(0, vertexCount())
        .filter(vertex -> outgoingBroadcast(vertex) >= 0)
        .mapToLong(this::output)
        .sum();
  }

  private boolean usesFlash() {
    return Arrays.stream(flash).anyMatch(values -> values > 0)
        || parameterGroups.stream().anyMatch(group -> group.sizeIn(MemoryKind.FLASH) > 0);
  }

  private List<Phases> phasesOfArcs(Set<Layer> outputs, List<Broadcast> forward) {
    int end = layers.size() - 1;
    int[] last =
        IntStream.rangeClosed(0, end).map(l -> outputs.contains(layers.get(l)) ? end : l).toArray();
    for (Broadcast broadcast : forward) {
      int reader = layerOf(broadcast.consumers().last());
      requireForward(broadcast);
      for (int producer : broadcast.producers()) {
        int layer = layerOf(producer);
        last[layer] = Math.max(last[layer], reader);
      }
    }
    return IntStream.range(0, last.length).mapToObj(l -> new Phases(l, last[l])).toList();
  }

  /** Layers are computed in order, so that a layer that is read by one before it has no phases. */
  private void requireForward(Broadcast broadcast) {
    int from = layerOf(broadcast.producers().last());
    int to = layerOf(broadcast.consumers().first());
    if (reusesMemory && to < from) {
      throw new InvalidModelException(
          "Layer %s is before layer %s and reads it: then the phases must be stated."
              .formatted(layers.get(to).name(), layers.get(from).name()));
    }
  }

  private List<MemoryLimit> limits() {
    Stream<MemoryLimit> ram =
        IntStream.range(0, phaseCount()).mapToObj(p -> new MemoryLimit(MemoryKind.RAM, p));
    Stream<MemoryLimit> flashLimit =
        memoryKinds.contains(MemoryKind.FLASH)
            ? Stream.of(new MemoryLimit(MemoryKind.FLASH, 0))
            : Stream.of();
    return Stream.concat(ram, flashLimit).toList();
  }

  @Override
  public String toString() {
    return "Network[%s, %d vertices, %d layers, %d arcs]"
        .formatted(name, vertexCount(), layers.size(), arcCount());
  }
}
