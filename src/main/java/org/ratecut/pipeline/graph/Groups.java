package org.ratecut.pipeline.graph;

import java.util.Arrays;
import org.ratecut.model.VertexSet;

/** Vertices in groups, added one by one. */
final class Groups {

  private final int[][] members;
  private final int[] sizes;

  Groups(int count) {
    members = new int[count][2];
    sizes = new int[count];
  }

  void add(int group, int vertex) {
    if (sizes[group] == members[group].length) {
      members[group] = Arrays.copyOf(members[group], 2 * sizes[group]);
    }
    members[group][sizes[group]++] = vertex;
  }

  VertexSet get(int group) {
    return VertexSet.of(Arrays.copyOf(members[group], sizes[group]));
  }
}
