package org.ratecut.bound.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Windows along an axis that fall apart into parts which share no producer, as those of a dilated
 * convolution do: the smallest unions of the whole follow from those of the parts.
 */
final class Components {

  private final List<int[][]> parts;

  private Components(List<int[][]> parts) {
    this.parts = parts;
  }

  static Components of(int[][] windows) {
    int[] partOf = new int[windows.length];
    Arrays.setAll(partOf, i -> i);
    Map<Integer, Integer> readerOf = new HashMap<>();
    for (int i = 0; i < windows.length; i++) {
      for (int producer : windows[i]) {
        Integer other = readerOf.putIfAbsent(producer, i);
        if (other != null) {
          partOf[root(partOf, i)] = root(partOf, other);
        }
      }
    }
    List<int[][]> parts = new ArrayList<>();
    for (int r = 0; r < windows.length; r++) {
      List<int[]> part = new ArrayList<>();
      for (int i = 0; i < windows.length; i++) {
        if (root(partOf, i) == r) {
          part.add(windows[i]);
        }
      }
      if (!part.isEmpty()) {
        parts.add(part.toArray(int[][]::new));
      }
    }
    return new Components(parts);
  }

  private static int root(int[] partOf, int i) {
    int root = i;
    while (partOf[root] != root) {
      root = partOf[root];
    }
    return root;
  }

  int[] smallestUnions() {
    int[] combined = {0};
    for (int[][] part : parts) {
      combined = combine(combined, unionsOf(part));
    }
    return combined;
  }

  private static int[] unionsOf(int[][] part) {
    LineWindows line = new LineWindows(part);
    if (line.isChain()) {
      return line.smallestUnions();
    }
    Map<Integer, Integer> readers = new HashMap<>();
    for (int[] window : part) {
      Arrays.stream(window).forEach(producer -> readers.merge(producer, 1, Integer::sum));
    }
    int[] inDegrees = Arrays.stream(part).mapToInt(window -> window.length).toArray();
    int[] outDegrees = readers.values().stream().mapToInt(Integer::intValue).toArray();
    return DegreeNeighbourhood.smallest(inDegrees, outDegrees);
  }

  /** The least sum of both at each total count. */
  private static int[] combine(int[] a, int[] b) {
    int[] sum = new int[a.length + b.length - 1];
    Arrays.fill(sum, Integer.MAX_VALUE);
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        sum[i + j] = Math.min(sum[i + j], a[i] + b[j]);
      }
    }
    return sum;
  }
}
