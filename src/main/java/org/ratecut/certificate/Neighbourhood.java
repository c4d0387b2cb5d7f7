package org.ratecut.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What consumers of a relation read: the fewest producers that any n of them read, and the fewest
 * that any n and the others both read. Few consumers are tried in all ways; of more, windows on
 * grids are bounded by the documented formulas, and anything else by the numbers of its arcs.
 *
 * @param producers of the relation
 * @param smallest by the number of consumers, from 0 to all
 * @param boundary the same
 */
record Neighbourhood(int producers, List<Long> smallest, List<Long> boundary) {

  private static final int MAX_TRIED = 14;
  private static final int MAX_TRIED_PRODUCERS = 4096;

  /** More than so many combinations of consumers, rows and columns are not looked at. */
  private static final long MAX_STEPS = 400_000_000;

  /** Copies the lists. */
  Neighbourhood {
    smallest = List.copyOf(smallest);
    boundary = List.copyOf(boundary);
  }

  int consumers() {
    return smallest.size() - 1;
  }

  /**
   * Finds both.
   *
   * @param reads for each consumer, row by row, the places of its producers on their grid
   */
  static Neighbourhood of(
      int producers, List<int[]> reads, int width, int producerWidth, boolean complete) {
    int n = reads.size();
    long[] smallest = new long[n + 1];
    long[] boundary = new long[n + 1];
    if (complete) {
      Arrays.fill(smallest, 1, n + 1, producers);
    } else if (n <= MAX_TRIED && producers <= MAX_TRIED_PRODUCERS) {
      Arrays.fill(smallest, Long.MAX_VALUE);
      Arrays.fill(boundary, Long.MAX_VALUE);
      tryAll(reads, 0, 0, new BitSet(), new BitSet(), smallest, boundary);
    } else {
      byDegrees(producers, reads, smallest);
      Optional<GridBound> grid = GridBound.of(reads, width, producerWidth);
      if (grid.isPresent() && grid.get().steps() <= MAX_STEPS) {
        grid.get().raise(smallest, boundary);
      }
    }
    for (int i = 0; i <= n; i++) {
      // What both sides read at least, or a producer would be missing.
      boundary[i] = Math.max(boundary[i], smallest[i] + smallest[n - i] - producers);
    }
    return new Neighbourhood(producers, boxed(smallest), boxed(boundary));
  }

  private static List<Long> boxed(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static void tryAll(
      List<int[]> reads,
      int next,
      int chosen,
      BitSet inside,
      BitSet outside,
      long[] smallest,
      long[] boundary) {
    if (next == reads.size()) {
      BitSet both = (BitSet) inside.clone();
      both.and(outside);
      smallest[chosen] = Math.min(smallest[chosen], inside.cardinality());
      boundary[chosen] = Math.min(boundary[chosen], both.cardinality());
      return;
    }
    BitSet more = (BitSet) inside.clone();
    Arrays.stream(reads.get(next)).forEach(more::set);
    tryAll(reads, next + 1, chosen + 1, more, outside, smallest, boundary);
    more = (BitSet) outside.clone();
    Arrays.stream(reads.get(next)).forEach(more::set);
    tryAll(reads, next + 1, chosen, inside, more, smallest, boundary);
  }

  /**
   * n consumers have the n smallest numbers of arcs at least, of which a producer takes so many.
   */
  private static void byDegrees(int producers, List<int[]> reads, long[] smallest) {
    List<Integer> degrees = new ArrayList<>();
    reads.forEach(each -> degrees.add(each.length));
    Collections.sort(degrees);
    int last = reads.stream().flatMapToInt(Arrays::stream).max().orElse(0);
    int[] readers = new int[last + 1];
    reads.forEach(each -> Arrays.stream(each).forEach(p -> readers[p]++));
    Arrays.sort(readers);
    long arcs = 0;
    long all = degrees.stream().mapToLong(Integer::longValue).sum();
    for (int n = 1; n <= reads.size(); n++) {
      arcs += degrees.get(n - 1);
      long byArcs = (arcs + readers[last] - 1) / readers[last];
      // Producers that none of the n reads have all their arcs at the others.
      long left = all - arcs;
      int unread = 0;
      for (int p = last + 1 - producers; p <= last && readers[p] <= left; p++) {
        left -= readers[p];
        unread++;
      }
      smallest[n] = Math.max(Math.max(byArcs, degrees.get(n - 1)), producers - unread);
    }
  }
}
