package org.ratecut.io.text;

/**
 * What the first line of a METIS graph says.
 *
 * @param vertexCount how many vertices the file promises, at least 1
 * @param edgeCount how many edges it promises, each of which stands at both of its ends
 * @param line its number
 * @param hasSizes whether each vertex has a size, what it sends where METIS minimises the volume
 * @param weights how many weights each vertex has, at most 2
 * @param hasEdgeWeights whether each edge has a weight
 */
record MetisHeader(
    int vertexCount,
    long edgeCount,
    int line,
    boolean hasSizes,
    int weights,
    boolean hasEdgeWeights) {

  /** As many as a network in JSON may have. */
  private static final int MAX_VERTICES = 4_000_000;

  private static final int SIZES = 100;
  private static final int VERTEX_WEIGHTS = 10;

  static MetisHeader read(TokenReader in) {
    in.nextLine("the numbers of vertices and edges");
    int vertices = in.nextInt("the number of vertices", 1, MAX_VERTICES);
    long edges = in.nextLong("the number of edges", 0, Long.MAX_VALUE);
    int line = in.line();
    int flags = in.lineHasMore() ? flags(in) : 0;
    boolean weighted = flags / VERTEX_WEIGHTS % 10 == 1;
    int weights = weighted ? 1 : 0;
    if (in.lineHasMore()) {
      weights = weights(in, weighted);
    }
    in.endLine("the numbers of vertices, edges, flags and weights");
    return new MetisHeader(vertices, edges, line, flags >= SIZES, weights, flags % 10 == 1);
  }

  private static int flags(TokenReader in) {
    String what = "the flags for sizes of vertices, weights of vertices and weights of edges";
    int flags = in.nextInt(what, 0, SIZES + VERTEX_WEIGHTS + 1);
    if (!Integer.toString(flags).matches("[01]+")) {
      throw in.fault("Found %d where %s should be, each 0 or 1.".formatted(flags, what));
    }
    return flags;
  }

  private static int weights(TokenReader in, boolean weighted) {
    int weights = in.nextInt("the number of weights of each vertex", 0, Integer.MAX_VALUE);
    if (weights > 2) {
      throw in.fault(
          "Each vertex has %d weights, but a network has two: memory and computation."
              .formatted(weights),
          "Leave out the other weights, or write the network as JSON.");
    }
    if (weighted != weights > 0) {
      throw in.fault(
          "The flags say that vertices have %s, but the number of weights of each is %d."
              .formatted(weighted ? "weights" : "no weights", weights));
    }
    return weights;
  }
}
