package org.ratecut.layers;

import java.util.Arrays;
import org.ratecut.model.VertexSet;

/** A growing list of vertices that becomes a set. It wraps a plain array for the sake of memory. */
final class VertexCollector {

  private final long most;
  private long total;
  private int[] vertices = new int[64];
  private int size;

  /**
   * @param most how many vertices all sets together may list
   */
  VertexCollector(long most) {
    this.most = most;
  }

  /**
   * Adds a vertex, possibly one that is there already.
   *
   * @throws TooManyArcsException if all sets together become too long
   */
  void add(int vertex) {
    if (++total > most) {
      throw new TooManyArcsException();
    }
    if (size == vertices.length) {
      vertices = Arrays.copyOf(vertices, 2 * size);
    }
    vertices[size++] = vertex;
  }

  /** The vertices added since the last call, and starts afresh. */
  VertexSet takeSet() {
    VertexSet set = VertexSet.of(Arrays.copyOf(vertices, size));
    size = 0;
    return set;
  }

  /** Says that the limit is reached; the generator knows for which layer. */
  static final class TooManyArcsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
