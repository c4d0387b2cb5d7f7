package org.ratecut.layers.view;

import java.util.Arrays;
import org.ratecut.model.VertexSet;

/** A growing list of vertices that becomes a set. It wraps a plain array for the sake of memory. */
public final class VertexCollector {

  /** Looking at so many positions takes some seconds. */
  private static final long MAX_LOOKED_AT = 1L << 31;

  private final long most;
  private long total;
  private long lookedAt;
  private int[] vertices = new int[64];
  private int size;

  /**
   * @param most how many vertices all sets together may list
   */
  public VertexCollector(long most) {
    this.most = most;
  }

  /**
   * Adds a vertex, possibly one that is there already.
   *
   * @throws TooManyArcsException if all sets together become too long
   */
  void add(int vertex) {
    if (++total > most) {
      throw TooManyArcsException.ofArcs(most);
    }
    if (size == vertices.length) {
      vertices = Arrays.copyOf(vertices, 2 * size);
    }
    vertices[size++] = vertex;
  }

  /**
   * Counts positions that are looked at to find vertices, which may be many where vertices are few.
   *
   * @throws TooManyArcsException if it becomes too many for all sets together
   */
  void look(long positions) {
    lookedAt += positions;
    if (lookedAt > MAX_LOOKED_AT) {
      throw TooManyArcsException.ofPositions();
    }
  }

  /** The vertices added since the last call, and starts afresh. */
  public VertexSet takeSet() {
    VertexSet set = VertexSet.of(Arrays.copyOf(vertices, size));
    size = 0;
    return set;
  }

  /** Says that a limit is reached; the generator knows for which layer. */
  public static final class TooManyArcsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TooManyArcsException(String message) {
      super(message);
    }

    static TooManyArcsException ofArcs(long most) {
      return new TooManyArcsException(
          "The network has more than %d arcs; choose larger tiles.".formatted(most));
    }

    static TooManyArcsException ofPositions() {
      return new TooManyArcsException(
          "It reads too many positions to find its arcs; choose larger tiles, or smaller windows.");
    }
  }
}
