package org.ratecut.io.text;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.io.text.GrfHeader.GrfLayer;
import org.ratecut.model.Vertex;

/** Reads the lines of the vertices of a {@code .grf} file. */
final class GrfVertexReader {

  private final TokenReader in;
  private final GrfHeader header;
  private final List<GrfVertex> vertices = new ArrayList<>();
  private final NeighbourList.Graph graph;

  GrfVertexReader(TokenReader in, GrfHeader header) {
    this.in = in;
    this.header = header;
    this.graph =
        new NeighbourList.Graph(
            in,
            header.vertexCount(),
            header.base(),
            vertices,
            "List each edge at both ends, or only at the vertex of the earlier layer.");
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
    in.nextLine("vertex %d of %d".formatted(graph.nameOf(vertices.size()), header.vertexCount()));
    long memory = in.nextLong("the memory of the vertex", 0, GrfReader.LARGEST);
    long computation = in.nextLong("the FLOP of the vertex", 0, GrfReader.LARGEST);
    long degree = in.nextLong("the degree of the vertex", 0, Integer.MAX_VALUE);
    NeighbourList edges = new NeighbourList(graph);
    while (in.lineHasMore()) {
      readEdge(layer, edges);
    }
    return new GrfVertex(
        in.line(),
        new Vertex(memory, computation, edges.output()),
        degree,
        edges.count(),
        edges.consumers());
  }

  private void readEdge(GrfLayer layer, NeighbourList edges) {
    long weight = in.nextLong("the weight of an edge", 0, GrfReader.LARGEST);
    int neighbour =
        in.nextInt(
                "the neighbour that an edge leads to",
                header.base(),
                graph.nameOf(header.vertexCount() - 1))
            - header.base();
    if (neighbour >= layer.end()) {
      edges.addConsumer(neighbour, weight);
    } else if (neighbour < layer.first()) {
      edges.addProducer(neighbour, weight);
    } else {
      throw in.fault(
          "Vertex %d lists vertex %d of its own layer as a neighbour."
              .formatted(graph.nameOf(vertices.size()), graph.nameOf(neighbour)),
          "Edges lead from layer to layer; put the two vertices in layers of their own.");
    }
  }
}
