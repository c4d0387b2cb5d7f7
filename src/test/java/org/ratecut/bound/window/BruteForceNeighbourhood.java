package org.ratecut.bound.window;

import java.util.Arrays;

/** The exact functions by trying every set of at most 25 consumers, with producers as bit masks. */
final class BruteForceNeighbourhood {

  final int[] smallest;
  final int[] boundary;

  /**
   * Tries all sets in an order in which each differs from the one before by one consumer.
   *
   * @param producersOf producers per consumer, numbered from 0
   */
  BruteForceNeighbourhood(int[][] producersOf) {
    int count = producersOf.length;
    smallest = new int[count + 1];
    boundary = new int[count + 1];
    Arrays.fill(smallest, Integer.MAX_VALUE);
    Arrays.fill(boundary, Integer.MAX_VALUE);
    int producers = 1 + Arrays.stream(producersOf).flatMapToInt(Arrays::stream).max().orElseThrow();
    int[] readers = new int[producers];
    Arrays.stream(producersOf).flatMapToInt(Arrays::stream).forEach(p -> readers[p]++);
    int[] inside = new int[producers];
    int read = 0;
    int enclosed = 0;
    int size = 0;
    long set = 0;
    record(0, 0, 0);
    for (long step = 1; step < 1L << count; step++) {
      int flipped = Long.numberOfTrailingZeros(step);
      set ^= 1L << flipped;
      boolean added = (set >> flipped & 1) == 1;
      size += added ? 1 : -1;
      for (int p : producersOf[flipped]) {
        if (added) {
          read += inside[p] == 0 ? 1 : 0;
          inside[p]++;
          enclosed += inside[p] == readers[p] ? 1 : 0;
        } else {
          enclosed -= inside[p] == readers[p] ? 1 : 0;
          inside[p]--;
          read -= inside[p] == 0 ? 1 : 0;
        }
      }
      record(size, read, read - enclosed);
    }
  }

  private void record(int size, int read, int crossing) {
    smallest[size] = Math.min(smallest[size], read);
    boundary[size] = Math.min(boundary[size], crossing);
  }
}
