package org.ratecut.layers.view;

import java.util.Arrays;
import java.util.List;

/**
 * Where the parts of a joined side begin. Finding a part takes the logarithm of their number, so
 * that a layer that reads a join of thousands does not look at all of them for each of its
 * vertices.
 */
final class Joints {

  /** One more than the parts: where each begins, and where the last ends. */
  private final int[] begin;

  /** Joins parts of the given sizes, each at least 1. */
  Joints(List<Integer> sizes) {
    begin = new int[sizes.size() + 1];
    for (int p = 0; p < sizes.size(); p++) {
      begin[p + 1] = Math.addExact(begin[p], sizes.get(p));
    }
  }

  int begin(int part) {
    return begin[part];
  }

  int end(int part) {
    return begin[part + 1];
  }

  /** The part that holds a position of the whole. */
  int partAt(int position) {
    int found = Arrays.binarySearch(begin, position);
    return found >= 0 ? found : -found - 2;
  }

  /** What is done with the positions that are in one part. */
  interface Visitor {

    /**
     * Visits a part.
     *
     * @param own positions within the part, sorted
     */
    void visit(int part, int[] own);
  }

  /** Visits each part that holds some of the given positions, which are sorted. */
  void split(int[] positions, Visitor visitor) {
    int from = 0;
    while (from < positions.length) {
      int part = partAt(positions[from]);
      int to = from;
      while (to < positions.length && positions[to] < end(part)) {
        to++;
      }
      int[] own = Arrays.copyOfRange(positions, from, to);
      for (int i = 0; i < own.length; i++) {
        own[i] -= begin(part);
      }
      visitor.visit(part, own);
      from = to;
    }
  }
}
