package org.ratecut.pipeline.graph;

import java.util.Arrays;

/** Pairs of numbers, collected in any order and any number of times. */
final class Arcs {

  private static final int INITIAL_CAPACITY = 1024;

  /** Source in the upper half, target in the lower. */
  private long[] pairs = new long[INITIAL_CAPACITY];

  private int size;

  void add(int source, int target) {
    if (size == pairs.length) {
      compact();
      if (size > pairs.length / 2) {
        pairs = Arrays.copyOf(pairs, Math.multiplyExact(pairs.length, 2));
      }
    }
    pairs[size++] = pair(source, target);
  }

  /** Calls with each pair once, in order. */
  void forEach(BiIntConsumer action) {
    for (long pair : sorted()) {
      action.accept(source(pair), target(pair));
    }
  }

  /** What is done with a source and a target. */
  @FunctionalInterface
  interface BiIntConsumer {
    void accept(int source, int target);
  }

  static long pair(int source, int target) {
    return ((long) source << Integer.SIZE) | target;
  }

  /** Sorts them and keeps each once: what many broadcasts say takes the space of one. */
  private void compact() {
    Arrays.sort(pairs, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || pairs[kept - 1] != pairs[i]) {
        pairs[kept++] = pairs[i];
      }
    }
    size = kept;
  }

  /** All pairs once, in order, as {@code source << 32 | target}. */
  long[] sorted() {
    compact();
    return Arrays.copyOf(pairs, size);
  }

  /** The sources of each target, in order. */
  int[][] sources(int count) {
    return grouped(count, true);
  }

  /** The targets of each source, in order. */
  int[][] targets(int count) {
    return grouped(count, false);
  }

  private int[][] grouped(int count, boolean byTarget) {
    long[] all = sorted();
    int[] sizes = new int[count];
    for (long pair : all) {
      sizes[byTarget ? target(pair) : source(pair)]++;
    }
    int[][] groups = new int[count][];
    Arrays.setAll(groups, i -> new int[sizes[i]]);
    Arrays.fill(sizes, 0);
    for (long pair : all) {
      int group = byTarget ? target(pair) : source(pair);
      groups[group][sizes[group]++] = byTarget ? source(pair) : target(pair);
    }
    return groups;
  }

  static int source(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  static int target(long pair) {
    return (int) pair;
  }
}
