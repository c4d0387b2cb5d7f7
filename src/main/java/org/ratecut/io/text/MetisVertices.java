package org.ratecut.io.text;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.model.Vertex;

/** Reads the lines of the vertices of a METIS graph, and checks them against each other. */
final class MetisVertices {

  private static final String BOTH_ENDS = "List each edge at both ends.";

  private final TokenReader in;
  private final MetisHeader header;
  private final List<GrfVertex> vertices = new ArrayList<>();
  private final List<Vertex> costs = new ArrayList<>();
  private final NeighbourList.Graph graph;

  private MetisVertices(TokenReader in, MetisHeader header) {
    this.in = in;
    this.header = header;
    this.graph = new NeighbourList.Graph(in, header.vertexCount(), 1, vertices, BOTH_ENDS);
  }

  /** Reads all that the header promises. */
  static MetisVertices read(TokenReader in, MetisHeader header) {
    MetisVertices read = new MetisVertices(in, header);
    for (int v = 0; v < header.vertexCount(); v++) {
      read.readVertex();
    }
    read.requireConsistent();
    return read;
  }

  /** What each vertex costs. */
  List<Vertex> costs() {
    return costs;
  }

  /** The neighbours of each vertex. */
  List<GrfVertex> vertices() {
    return vertices;
  }

  private void readVertex() {
    int number = graph.nameOf(vertices.size());
    in.nextLineOrBlank("vertex %d of %d".formatted(number, header.vertexCount()));
    int line = in.line();
    long size = header.hasSizes() ? in.nextLong("the size of the vertex", 0, GrfReader.LARGEST) : 0;
    long memory = header.weights() == 2 ? weight("first") : 0;
    long computation = header.weights() > 0 ? weight("last") : 1;
    NeighbourList edges = new NeighbourList(graph);
    while (in.lineHasMore()) {
      readEdge(edges);
    }
    long output = header.hasSizes() ? size : edges.output();
    costs.add(new Vertex(memory, computation, output));
    vertices.add(
        new GrfVertex(
            line,
            new Vertex(memory, computation, edges.output()),
            edges.count(),
            edges.count(),
            edges.consumers()));
  }

  private long weight(String which) {
    return in.nextLong("the %s weight of the vertex".formatted(which), 0, GrfReader.LARGEST);
  }

  private void readEdge(NeighbourList edges) {
    int vertex = vertices.size();
    int neighbour = in.nextInt("the neighbour that an edge leads to", 1, header.vertexCount()) - 1;
    long weight =
        header.hasEdgeWeights() ? in.nextLong("the weight of an edge", 1, GrfReader.LARGEST) : 1;
    // Where vertices have sizes, these are what is sent, and METIS does not use the weights.
    long sent = header.hasSizes() ? 1 : weight;
    if (neighbour == vertex) {
      throw in.fault(
          "Vertex %d lists itself as a neighbour.".formatted(graph.nameOf(vertex)),
          "Leave the edge out.");
    }
    if (neighbour > vertex) {
      edges.addConsumer(neighbour, sent);
    } else {
      edges.addProducer(neighbour, sent);
    }
  }

  private void requireConsistent() {
    if (!in.atEnd()) {
      throw in.fault(
          "There is text after the %d vertices that line %d promises."
              .formatted(header.vertexCount(), header.line()),
          "Correct the number of vertices, or delete what is too much.");
    }
    vertices.forEach(this::requireBothEnds);
    long listed = vertices.stream().mapToLong(GrfVertex::listedEdges).sum();
    if (listed != 2 * header.edgeCount()) {
      throw in.faultAt(
          header.line(),
          "The file promises %d edges but lists %d, each at both ends."
              .formatted(header.edgeCount(), listed / 2),
          "Correct the number of edges, unless the file was cut.");
    }
  }

  private void requireBothEnds(GrfVertex vertex) {
    if (vertex.consumersThatListIt() < vertex.consumers().size()) {
      throw in.faultAt(
          vertex.line(),
          "Vertex %d lists %d neighbours after it, but only %d of them list it."
              .formatted(
                  graph.nameOf(vertices.indexOf(vertex)),
                  vertex.consumers().size(),
                  vertex.consumersThatListIt()),
          BOTH_ENDS);
    }
  }
}
