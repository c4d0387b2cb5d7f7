package org.ratecut.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.ratecut.model.exact.InvalidModelException;

/**
 * What an assignment must keep besides memory, channels and pins.
 *
 * @param maxDevices how many devices may have vertices, at least 1; empty for any number
 * @param colocated sets of at least two vertices that must be on one device; disjoint, in the order
 *     of their first vertices
 * @param contiguous whether no path of the dataflow graph may leave a device and come back to it
 */
public record Rules(OptionalInt maxDevices, List<VertexSet> colocated, boolean contiguous) {

  /** No rules. */
  public static final Rules NONE = new Rules(OptionalInt.empty(), List.of(), false);

  /**
   * Joins sets that have a vertex in common, and leaves out those of a single vertex.
   *
   * @throws InvalidModelException if the number of devices is not positive
   */
  public Rules {
    maxDevices.ifPresent(
        max -> InvalidModelException.requirePositive("largest number of devices in use", max));
    colocated = joined(colocated);
  }

  /** The same with another limit on the devices in use, at least 1. */
  public Rules withMaxDevices(int max) {
    return new Rules(OptionalInt.of(max), colocated, contiguous);
  }

  /** The same with other sets of vertices that must share a device. */
  public Rules withColocated(List<VertexSet> sets) {
    return new Rules(maxDevices, sets, contiguous);
  }

  /** The same, with or without the rule that no path leaves a device and comes back. */
  public Rules withContiguous(boolean wanted) {
    return new Rules(maxDevices, colocated, wanted);
  }

  /** Whether nothing is asked. */
  public boolean isEmpty() {
    return maxDevices.isEmpty() && colocated.isEmpty() && !contiguous;
  }

  /** For each of so many vertices the position of its set in {@link #colocated}, or -1. */
  public int[] groupOfVertex(int vertexCount) {
    int[] group = new int[vertexCount];
    Arrays.fill(group, -1);
    for (int g = 0; g < colocated.size(); g++) {
      for (int vertex : colocated.get(g).toArray()) {
        group[vertex] = g;
      }
    }
    return group;
  }

  /** Union by repeated relabelling: the label of a set is its least vertex. */
  private static List<VertexSet> joined(List<VertexSet> sets) {
    Map<Integer, Integer> parent = new TreeMap<>();
    for (VertexSet set : sets) {
      for (int vertex : set.toArray()) {
        parent.putIfAbsent(vertex, vertex);
        int a = root(parent, vertex);
        int b = root(parent, set.first());
        parent.put(Math.max(a, b), Math.min(a, b));
      }
    }
    Map<Integer, List<Integer>> members = new TreeMap<>();
    for (int vertex : parent.keySet()) {
      members.computeIfAbsent(root(parent, vertex), key -> new ArrayList<>()).add(vertex);
    }
    return members.values().stream()
        .filter(each -> each.size() > 1)
        .map(each -> VertexSet.of(each.stream().mapToInt(Integer::intValue).toArray()))
        .toList();
  }

  private static int root(Map<Integer, Integer> parent, int vertex) {
    int root = vertex;
    while (parent.get(root) != root) {
      root = parent.get(root);
    }
    while (parent.get(vertex) != root) {
      vertex = parent.put(vertex, root);
    }
    return root;
  }
}
