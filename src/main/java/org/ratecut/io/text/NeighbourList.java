package org.ratecut.io.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ratecut.io.InputException;
import org.ratecut.model.VertexSet;

/**
 * The neighbours that a line of a graph lists: consumers, which come later in the file, and
 * producers, which have been read before and must list the edge too, with the same weight.
 */
final class NeighbourList {

  /**
   * What a file has in common for all its lines.
   *
   * @param in where faults are
   * @param vertexCount how many vertices the file promises
   * @param base the number of the first vertex in the file
   * @param vertices those that have been read
   * @param advice what to do about an edge that only one end lists
   * @param distinct equal sets of consumers are kept once, so that the 17 million arcs between two
   *     dense layers of 4,096 neurons cost 16 KiB and not 64 MiB
   */
  record Graph(
      TokenReader in,
      int vertexCount,
      int base,
      List<GrfVertex> vertices,
      String advice,
      Map<VertexSet, VertexSet> distinct) {

    Graph(TokenReader in, int vertexCount, int base, List<GrfVertex> vertices, String advice) {
      this(in, vertexCount, base, vertices, advice, new HashMap<>());
    }

    /** What the file calls a vertex. */
    int nameOf(int vertex) {
      return vertex + base;
    }
  }

  private final Graph graph;
  private final int vertex;
  private final IntStream.Builder consumers = IntStream.builder();
  private final IntStream.Builder producers = IntStream.builder();
  private int firstConsumer = -1;
  private long output;
  private int count;

  /** Of the vertex that is read next. */
  NeighbourList(Graph graph) {
    this.graph = graph;
    this.vertex = graph.vertices().size();
  }

  void addConsumer(int consumer, long weight) {
    countOne();
    if (firstConsumer < 0) {
      firstConsumer = consumer;
      output = weight;
    } else if (weight != output) {
      throw graph
          .in()
          .fault(
              "Vertex %d sends %d values to vertex %d but %d to vertex %d."
                  .formatted(
                      graph.nameOf(vertex),
                      output,
                      graph.nameOf(firstConsumer),
                      weight,
                      graph.nameOf(consumer)),
              "A vertex has one output: give its edges to later layers the same weight.");
    }
    consumers.add(consumer);
  }

  void addProducer(int producer, long weight) {
    countOne();
    GrfVertex other = graph.vertices().get(producer);
    if (!other.consumers().contains(vertex)) {
      throw graph
          .in()
          .fault(
              "Vertex %d lists vertex %d, but line %d, of vertex %d, does not list vertex %d."
                  .formatted(
                      graph.nameOf(vertex),
                      graph.nameOf(producer),
                      other.line(),
                      graph.nameOf(producer),
                      graph.nameOf(vertex)),
              graph.advice());
    }
    if (weight != other.sizes().output()) {
      throw graph
          .in()
          .fault(
              "The edge between vertices %d and %d has the weight %d here but %d in line %d."
                  .formatted(
                      graph.nameOf(producer),
                      graph.nameOf(vertex),
                      weight,
                      other.sizes().output(),
                      other.line()),
              "Give it the same weight at both ends: the values that the earlier vertex sends.");
    }
    other.countListedBack();
    producers.add(producer);
  }

  /** A line is only kept while it can be right, however long it is. */
  private void countOne() {
    count++;
    if (count >= graph.vertexCount()) {
      throw graph
          .in()
          .fault(
              "Vertex %d lists more neighbours than there are other vertices, %d."
                  .formatted(graph.nameOf(vertex), graph.vertexCount() - 1),
              "List each neighbour once.");
    }
  }

  /** How many edges the line lists, in both directions. */
  int count() {
    return count;
  }

  /** The weight of the edges to consumers; 0 if there are none. */
  long output() {
    return output;
  }

  /** The consumers as a set that equal ones share. */
  VertexSet consumers() {
    requireDistinct(producers.build().toArray());
    VertexSet set = requireDistinct(consumers.build().toArray());
    VertexSet earlier = graph.distinct().putIfAbsent(set, set);
    return earlier == null ? set : earlier;
  }

  private VertexSet requireDistinct(int[] neighbours) {
    VertexSet set = VertexSet.of(neighbours);
    if (set.size() < neighbours.length) {
      throw twice(neighbours);
    }
    return set;
  }

  private InputException twice(int[] neighbours) {
    int[] sorted = IntStream.of(neighbours).sorted().toArray();
    int i = 1;
    while (sorted[i] != sorted[i - 1]) {
      i++;
    }
    return graph
        .in()
        .fault(
            "Vertex %d lists vertex %d twice."
                .formatted(graph.nameOf(vertex), graph.nameOf(sorted[i])),
            "List each neighbour once.");
  }
}
