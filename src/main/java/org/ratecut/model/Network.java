package org.ratecut.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A neural network as a dataflow graph: vertices with memory, computation and output; layers that
 * name them; parameter groups that they share; broadcasts that carry the arcs. Immutable, acyclic,
 * with totals small enough that no sum over a placement overflows.
 *
 * <p>Vertices are numbered from 0 in the order of the layers. Three primitive arrays hold their
 * sizes, because AlexNet has 65,916 of them and every search reads them all.
 */
public final class Network {

  /** Totals up to 2^53 are exact as {@code double}s too, which the searches rely on. */
  public static final long LARGEST_TOTAL = 1L << 53;

  private final String name;
  private final int bitsPerValue;
  private final long parametersInFlash;
  private final long[] memory;
  private final long[] computation;
  private final long[] output;
  private final List<Layer> layers;
  private final List<ParameterGroup> parameterGroups;
  private final List<Broadcast> broadcasts;
  private final Incidence incidence;

  Network(
      String name,
      int bitsPerValue,
      long parametersInFlash,
      List<Vertex> vertices,
      List<Layer> layers,
      List<ParameterGroup> parameterGroups,
      List<Broadcast> broadcasts) {
    this.name = name;
    this.bitsPerValue = bitsPerValue;
    this.parametersInFlash = parametersInFlash;
    this.memory = vertices.stream().mapToLong(Vertex::memory).toArray();
    this.computation = vertices.stream().mapToLong(Vertex::computation).toArray();
    this.output = vertices.stream().mapToLong(Vertex::output).toArray();
    this.layers = List.copyOf(layers);
    this.parameterGroups = List.copyOf(parameterGroups);
    this.broadcasts = List.copyOf(broadcasts);
    this.incidence = new Incidence(vertices.size(), this.broadcasts, this.parameterGroups);
  }

  public static NetworkBuilder builder(String name) {
    return new NetworkBuilder(name);
  }

  public String name() {
    return name;
  }

  /** The size of one value in bits, for instance 64 where sizes count 8-byte numbers. */
  public int bitsPerValue() {
    return bitsPerValue;
  }

  /**
   * Parameters of the whole network that are kept in flash instead of in the memory of vertices and
   * groups, in values. Each device of a {@link Problem} must be able to hold them all, so that
   * flash limits no assignment.
   */
  public long parametersInFlash() {
    return parametersInFlash;
  }

  public int vertexCount() {
    return memory.length;
  }

  public Vertex vertex(int vertex) {
    return new Vertex(memory[vertex], computation[vertex], output[vertex]);
  }

  /** Private memory of a vertex, in values. */
  public long memory(int vertex) {
    return memory[vertex];
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

  public List<ParameterGroup> parameterGroups() {
    return parameterGroups;
  }

  /** The positions in {@link #parameterGroups()} of the groups that a vertex is a member of. */
  public IntStream groupsOf(int vertex) {
    return incidence.groupsOf(vertex);
  }

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

  /** Private memory of all vertices together, in values, without shared parameters. */
  public long totalVertexMemory() {
    return IntStream.range(0, vertexCount()).mapToLong(this::memory).sum();
  }

  /** The memory of one copy of each parameter group, in values. */
  public long totalParameterMemory() {
    return parameterGroups.stream().mapToLong(ParameterGroup::size).sum();
  }

  /** What all vertices that have consumers send, each counted once, in values. */
  public long totalOutput() {
    return IntStream.range(0, vertexCount())
        .filter(vertex -> outgoingBroadcast(vertex) >= 0)
        .mapToLong(this::output)
        .sum();
  }

  @Override
  public String toString() {
    return "Network[%s, %d vertices, %d layers, %d arcs]"
        .formatted(name, vertexCount(), layers.size(), arcCount());
  }
}
