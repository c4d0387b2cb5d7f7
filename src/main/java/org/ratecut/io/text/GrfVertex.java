package org.ratecut.io.text;

import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;

/** What a line of a {@code .grf} or METIS file says about a vertex. */
final class GrfVertex {

  private final int line;
  private final Vertex sizes;
  private final long statedDegree;
  private final int listedEdges;
  private final VertexSet consumers;
  private int consumersThatListIt;

  /**
   * @param line the number of the line
   * @param sizes with an output of the weight of the edges to consumers, 0 if there are none
   * @param statedDegree the degree that the line states, which need not be what it lists
   * @param listedEdges how many edges the line lists, in both directions
   * @param consumers its neighbours in later layers, which need its output
   */
  GrfVertex(int line, Vertex sizes, long statedDegree, int listedEdges, VertexSet consumers) {
    this.line = line;
    this.sizes = sizes;
    this.statedDegree = statedDegree;
    this.listedEdges = listedEdges;
    this.consumers = consumers;
  }

  int line() {
    return line;
  }

  Vertex sizes() {
    return sizes;
  }

  long statedDegree() {
    return statedDegree;
  }

  int listedEdges() {
    return listedEdges;
  }

  VertexSet consumers() {
    return consumers;
  }

  /** Notes that one more consumer lists the edge at its own end. */
  void countListedBack() {
    consumersThatListIt++;
  }

  /** How many of the consumers list the edge too: all of them in an undirected file. */
  int consumersThatListIt() {
    return consumersThatListIt;
  }
}
