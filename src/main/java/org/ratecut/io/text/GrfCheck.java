package org.ratecut.io.text;

import java.util.List;

/**
 * Whether the vertices of a {@code .grf} file fit each other and its header, once all are read.
 *
 * <p>The authors' own files settle what their program leaves open: it uses a stated degree only to
 * see whether it is 0, so that their files state 1, or the degree of the undirected graph in a
 * directed file; and they count the arcs sometimes at both ends and sometimes at one.
 */
final class GrfCheck {

  private final TokenReader in;
  private final GrfHeader header;
  private final List<GrfVertex> vertices;

  GrfCheck(TokenReader in, GrfHeader header, List<GrfVertex> vertices) {
    this.in = in;
    this.header = header;
    this.vertices = vertices;
  }

  void requireConsistent() {
    requireEnd();
    requireBothEndsOrOne();
    requireDegrees();
    requireArcCount();
  }

  private void requireEnd() {
    if (!in.atEnd()) {
      throw in.fault(
          "There is text after the %d vertices that line %d promises."
              .formatted(header.vertexCount(), header.arcLine()),
          "Correct the number of vertices, or delete what is too much.");
    }
  }

  private void requireBothEndsOrOne() {
    if (vertices.stream().noneMatch(vertex -> vertex.consumersThatListIt() > 0)) {
      return;
    }
    for (int v = 0; v < vertices.size(); v++) {
      GrfVertex vertex = vertices.get(v);
      if (vertex.consumersThatListIt() < vertex.consumers().size()) {
        throw in.faultAt(
            vertex.line(),
            "Vertex %d lists %d neighbours in later layers, but only %d of them list it."
                .formatted(
                    v + header.base(), vertex.consumers().size(), vertex.consumersThatListIt()),
            "List each edge at both ends, or only at the vertex of the earlier layer.");
      }
    }
  }

  private void requireDegrees() {
    int[] producers = new int[vertices.size()];
    for (GrfVertex vertex : vertices) {
      vertex.consumers().forEachInt(consumer -> producers[consumer]++);
    }
    for (int v = 0; v < vertices.size(); v++) {
      GrfVertex vertex = vertices.get(v);
      long degree = vertex.statedDegree();
      boolean known =
          degree == vertex.listedEdges()
              || (degree == 1 && vertex.listedEdges() > 0)
              || degree == (long) vertex.consumers().size() + producers[v];
      if (!known) {
        throw in.faultAt(
            vertex.line(),
            "Vertex %d states the degree %d but lists %d edges."
                .formatted(v + header.base(), degree, vertex.listedEdges()),
            "Correct the degree, or complete the line: it may have been cut.");
      }
    }
  }

  private void requireArcCount() {
    long listed = vertices.stream().mapToLong(GrfVertex::listedEdges).sum();
    long promised = header.arcCount();
    if (promised != listed && (listed % 2 != 0 || promised != listed / 2)) {
      throw in.faultAt(
          header.arcLine(),
          "The file promises %d arcs but lists %d.".formatted(promised, listed),
          "Correct the number of arcs, unless the file was cut.");
    }
  }
}
