package org.ratecut.model;

import java.util.Arrays;
import java.util.PrimitiveIterator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * An immutable set of vertex numbers in increasing order. It wraps a sorted {@code int[]}, because
 * a dense layer lists thousands of vertices and boxing each would cost five times the memory.
 */
public final class VertexSet implements Iterable<Integer> {

  private static final VertexSet EMPTY = new VertexSet(new int[0]);

  private final int[] sorted;

  private VertexSet(int[] sorted) {
    this.sorted = sorted;
  }

  /** The set without a vertex. */
  public static VertexSet empty() {
    return EMPTY;
  }

  /** The set of the given vertices, in any order; repeated ones count once. */
  public static VertexSet of(int... vertices) {
    int[] sorted = vertices.clone();
    if (isIncreasing(sorted)) {
      return new VertexSet(sorted);
    }
    Arrays.sort(sorted);
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[size++] = sorted[i];
      }
    }
    return new VertexSet(Arrays.copyOf(sorted, size));
  }

  /** Most sets are made in order, and then are spared a second copy. */
  private static boolean isIncreasing(int[] vertices) {
    for (int i = 1; i < vertices.length; i++) {
      if (vertices[i - 1] >= vertices[i]) {
        return false;
      }
    }
    return true;
  }

  /** The vertices from {@code first} (inclusive) to {@code end} (exclusive). */
  public static VertexSet range(int first, int end) {
    return new VertexSet(IntStream.range(first, end).toArray());
  }

  /** How many vertices are in it. */
  public int size() {
    return sorted.length;
  }

  /** Whether no vertex is in it. */
  public boolean isEmpty() {
    return sorted.length == 0;
  }

  /** The vertex at a position in increasing order, from 0. */
  public int get(int position) {
    return sorted[position];
  }

  /** The lowest vertex; the set must not be empty. */
  public int first() {
    return sorted[0];
  }

  /** The highest vertex; the set must not be empty. */
  public int last() {
    return sorted[sorted.length - 1];
  }

  /** Whether a vertex is in it. */
  public boolean contains(int vertex) {
    return Arrays.binarySearch(sorted, vertex) >= 0;
  }

  /** The vertices, in increasing order. */
  public IntStream stream() {
    return Arrays.stream(sorted);
  }

  /** Does something with each vertex, in increasing order. */
  public void forEachInt(IntConsumer action) {
    for (int vertex : sorted) {
      action.accept(vertex);
    }
  }

  /** Copies all into an array from a position on, and returns the position after the last. */
  int copyTo(int[] target, int position) {
    System.arraycopy(sorted, 0, target, position, sorted.length);
    return position + sorted.length;
  }

  /** The vertices in increasing order, in an array of its own. */
  public int[] toArray() {
    return sorted.clone();
  }

  @Override
  public PrimitiveIterator.OfInt iterator() {
    return stream().iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VertexSet that && Arrays.equals(sorted, that.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  @Override
  public String toString() {
    return Arrays.toString(sorted);
  }
}
