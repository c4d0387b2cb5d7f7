package org.ratecut.io.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What the first lines of a {@code .grf} file say.
 *
 * @param vertexCount how many vertices the file promises, at least 1
 * @param arcCount how many arcs it promises
 * @param arcLine the line with the two counts
 * @param base the number of the first vertex in the file, 0 or 1
 * @param layers in vertex order, together with each vertex once
 */
record GrfHeader(int vertexCount, long arcCount, int arcLine, int base, List<GrfLayer> layers) {

  /** The flags that we read: memory, no labels, edge weights, vertex weights (the computation). */
  static final String FLAGS = "1011";

  /**
   * A layer as a {@code .grf} file states it.
   *
   * @param first its first vertex, from 0
   * @param end one past its last vertex
   * @param sharedParameters in values, once on each device that holds a vertex of the layer
   */
  record GrfLayer(int first, int end, long sharedParameters, int width, int height, int depth) {

    int vertexCount() {
      return end - first;
    }

    /** Whether width and height count vertices; those of the authors' dense layers are 1. */
    boolean isGridOfVertices() {
      return (long) width * height == vertexCount();
    }
  }

  /** Reads up to the line before the first vertex. */
  static GrfHeader read(TokenReader in) {
    in.nextLine("the version of the format, 0,");
    in.nextLong("the version of the format", 0, 0);
    in.endLine("the version");
    in.nextLine("the numbers of vertices and arcs");
    int vertexCount = in.nextInt("the number of vertices", 1, Integer.MAX_VALUE);
    long arcCount = in.nextLong("the number of arcs", 0, Long.MAX_VALUE);
    int arcLine = in.line();
    in.endLine("the numbers of vertices and arcs");
    in.nextLine("the base value and the flags");
    int base = in.nextInt("the base value, the number of the first vertex,", 0, 1);
    in.nextWord("the flags for memory, labels, edge weights and vertex weights", FLAGS);
    in.endLine("the base value and the flags");
    return new GrfHeader(vertexCount, arcCount, arcLine, base, layers(in, vertexCount, base));
  }

  private static List<GrfLayer> layers(TokenReader in, int vertexCount, int base) {
    in.nextLine("the number of layers");
    int count = in.nextInt("the number of layers", 1, vertexCount);
    in.endLine("the number of layers");
    long[] first = firstVertices(in, count, vertexCount, base);
    long[] shared = perLayer(in, "the shared parameters", count, 0, GrfReader.LARGEST);
    long[] width = perLayer(in, "the width", count, 1, Integer.MAX_VALUE);
    long[] height = perLayer(in, "the height", count, 1, Integer.MAX_VALUE);
    long[] depth = perLayer(in, "the depth", count, 1, Integer.MAX_VALUE);
    List<GrfLayer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int end = i + 1 < count ? (int) first[i + 1] - base : vertexCount;
      layers.add(
          new GrfLayer(
              (int) first[i] - base,
              end,
              shared[i],
              (int) width[i],
              (int) height[i],
              (int) depth[i]));
    }
    return layers;
  }

  private static long[] firstVertices(TokenReader in, int count, int vertexCount, int base) {
    long[] first = perLayer(in, "the first vertex", count, base, (long) base + vertexCount - 1);
    if (first[0] != base) {
      throw in.fault(
          "The first layer starts at vertex %d, but must at vertex %d, the base value."
              .formatted(first[0], base));
    }
    for (int i = 1; i < count; i++) {
      if (first[i] <= first[i - 1]) {
        throw in.fault(
            "Layer %d starts at vertex %d, but must after vertex %d, where layer %d starts."
                .formatted(i, first[i], first[i - 1], i - 1));
      }
    }
    return first;
  }

  /** One line with one number per layer. It grows with what is there, not with what is claimed. */
  private static long[] perLayer(TokenReader in, String what, int count, long least, long most) {
    in.nextLine(what + " of each layer");
    LongStream.Builder numbers = LongStream.builder();
    for (int i = 0; i < count; i++) {
      numbers.add(in.nextLong(what + " of layer " + i, least, most));
    }
    in.endLine(what + " of each of the " + count + " layers");
    return numbers.build().toArray();
  }
}
