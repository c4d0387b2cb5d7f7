package org.ratecut.io.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ratecut.io.InputException;
import org.ratecut.io.text.GrfHeader.GrfLayer;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;

/**
 * Reads the lines of the vertices. Equal sets of consumers are kept once, so that the 17 million
 * arcs between two dense layers of 4,096 neurons cost 16 KiB and not 64 MiB.
 */
final class GrfVertexReader {

  private final TokenReader in;
  private final GrfHeader header;
  private final List<GrfVertex> vertices = new ArrayList<>();
  private final Map<VertexSet, VertexSet> distinctConsumers = new HashMap<>();

  GrfVertexReader(TokenReader in, GrfHeader header) {
    this.in = in;
    this.header = header;
  }

  /** All vertices that the header promises, in their order. */
  List<GrfVertex> readAll() {
    for (GrfLayer layer : header.layers()) {
      while (vertices.size() < layer.end()) {
        vertices.add(read(layer));
      }
    }
    return vertices;
  }

  private GrfVertex read(GrfLayer layer) {
    in.nextLine("vertex %d of %d".formatted(nameOf(vertices.size()), header.vertexCount()));
    long memory = in.nextLong("the memory of the vertex", 0, GrfReader.LARGEST);
    long computation = in.nextLong("the FLOP of the vertex", 0, GrfReader.LARGEST);
    long degree = in.nextLong("the degree of the vertex", 0, Integer.MAX_VALUE);
    Edges edges = new Edges();
    while (in.lineHasMore()) {
      readEdge(layer, edges);
    }
    return new GrfVertex(
        in.line(),
        new Vertex(memory, computation, edges.output),
        degree,
        edges.count,
        edges.consumers());
  }

  private void readEdge(GrfLayer layer, Edges edges) {
    long weight = in.nextLong("the weight of an edge", 0, GrfReader.LARGEST);
    int neighbour =
        in.nextInt(
                "the neighbour that an edge leads to",
                header.base(),
                nameOf(header.vertexCount() - 1))
            - header.base();
    edges.count++;
    if (neighbour >= layer.end()) {
      edges.addConsumer(neighbour, weight);
    } else if (neighbour < layer.first()) {
      edges.addProducer(neighbour, weight);
    } else {
      throw in.fault(
          "Vertex %d lists vertex %d of its own layer as a neighbour."
              .formatted(nameOf(vertices.size()), nameOf(neighbour)),
          "Edges lead from layer to layer; put the two vertices in layers of their own.");
    }
  }

  private int nameOf(int vertex) {
    return vertex + header.base();
  }

  /** The edges of one line. */
  private final class Edges {
    private final int vertex = vertices.size();
    private final IntStream.Builder consumers = IntStream.builder();
    private final IntStream.Builder producers = IntStream.builder();
    private int firstConsumer = -1;
    private long output;
    private int count;

    void addConsumer(int consumer, long weight) {
      if (firstConsumer < 0) {
        firstConsumer = consumer;
        output = weight;
      } else if (weight != output) {
        throw in.fault(
            "Vertex %d sends %d values to vertex %d but %d to vertex %d."
                .formatted(nameOf(vertex), output, nameOf(firstConsumer), weight, nameOf(consumer)),
            "A vertex has one output: give its edges to later layers the same weight.");
      }
      consumers.add(consumer);
    }

    void addProducer(int producer, long weight) {
      GrfVertex other = vertices.get(producer);
      if (!other.consumers().contains(vertex)) {
        throw in.fault(
            "Vertex %d lists vertex %d, but line %d, of vertex %d, does not list vertex %d."
                .formatted(
                    nameOf(vertex),
                    nameOf(producer),
                    other.line(),
                    nameOf(producer),
                    nameOf(vertex)),
            "List each edge at both ends, or only at the vertex of the earlier layer.");
      }
      if (weight != other.sizes().output()) {
        throw in.fault(
            "The edge between vertices %d and %d has the weight %d here but %d in line %d."
                .formatted(
                    nameOf(producer), nameOf(vertex), weight, other.sizes().output(), other.line()),
            "Give it the same weight at both ends: the values that the earlier vertex sends.");
      }
      other.countListedBack();
      producers.add(producer);
    }

    /** The consumers as a set that equal ones share. */
    VertexSet consumers() {
      requireDistinct(producers.build().toArray());
      VertexSet set = requireDistinct(consumers.build().toArray());
      VertexSet earlier = distinctConsumers.putIfAbsent(set, set);
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
      return in.fault(
          "Vertex %d lists vertex %d twice.".formatted(nameOf(vertex), nameOf(sorted[i])),
          "List each neighbour once.");
    }
  }
}
