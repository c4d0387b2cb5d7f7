package org.ratecut.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The windows along one axis of a grid: intervals of producers whose ends never go back. */
final class WindowAxis {

  /** {@code union(m) ≥ (rise · m + offset) / run} for every m up to some number. */
  private record Line(long run, long rise, long offset) {}

  private final int[] first;
  private final int[] last;
  private final int producers;
  private final long[] unions;
  private final List<List<Line>> linesUpTo = new ArrayList<>();
  private final long[] enclosed = {0, 1};

  private WindowAxis(int[] first, int[] last, int producers) {
    this.first = first;
    this.last = last;
    this.producers = producers;
    this.unions = unions();
    for (int m = 0; m <= first.length; m++) {
      linesUpTo.add(lines(m));
    }
    encloses();
  }

  /** Of the producers that each consumer reads; empty if they are no such intervals. */
  static Optional<WindowAxis> of(int[][] windows) {
    TreeSet<Integer> read = new TreeSet<>();
    Arrays.stream(windows).flatMapToInt(Arrays::stream).forEach(read::add);
    List<Integer> places = List.copyOf(read);
    int[] first = new int[windows.length];
    int[] last = new int[windows.length];
    for (int i = 0; i < windows.length; i++) {
      first[i] = places.indexOf(windows[i][0]);
      last[i] = places.indexOf(windows[i][windows[i].length - 1]);
      boolean back = i > 0 && (first[i] < first[i - 1] || last[i] < last[i - 1]);
      if (back || last[i] - first[i] + 1 != windows[i].length) {
        return Optional.empty();
      }
    }
    return Optional.of(new WindowAxis(first, last, places.size()));
  }

  int consumers() {
    return first.length;
  }

  int producers() {
    return producers;
  }

  /** The fewest producers that any m consumers read. */
  long union(int m) {
    return unions[m];
  }

  private long[] unions() {
    long[] least = new long[first.length + 1];
    long[] endingAt = new long[first.length];
    for (int m = 1; m <= first.length; m++) {
      long[] before = endingAt;
      endingAt = new long[first.length];
      Arrays.fill(endingAt, Long.MAX_VALUE);
      for (int i = m - 1; i < first.length; i++) {
        for (int j = m - 2; j < i && m > 1; j++) {
          long added = (long) last[i] - Math.max(first[i] - 1, last[j]);
          endingAt[i] = Math.min(endingAt[i], before[j] + added);
        }
        endingAt[i] = m == 1 ? (long) last[i] - first[i] + 1 : endingAt[i];
      }
      least[m] = Arrays.stream(endingAt).min().orElseThrow();
    }
    return least;
  }

  /** Straight lines below the unions of 1 to {@code most} consumers, each the flattest onwards. */
  private List<Line> lines(int most) {
    List<Line> lines = new ArrayList<>();
    if (most == 1) {
      lines.add(new Line(1, unions[1], 0));
    }
    for (int from = 1; from < most; ) {
      int to = from + 1;
      for (int m = from + 2; m <= most; m++) {
        long here = (unions[m] - unions[from]) * (to - from);
        to = here <= (unions[to] - unions[from]) * (m - from) ? m : to;
      }
      long run = (long) to - from;
      long rise = unions[to] - unions[from];
      lines.add(new Line(run, rise, unions[from] * run - rise * from));
      from = to;
    }
    return lines;
  }

  /** The least sum of unions over parts of a total, each of 1 to {@code largest}. */
  long leastSum(int largest, long total, long fewestParts, long maxParts) {
    long best = 0;
    for (Line line : linesUpTo.get(largest)) {
      long parts = line.offset >= 0 ? fewestParts : maxParts;
      best = Math.max(best, -Math.floorDiv(-(line.rise * total + line.offset * parts), line.run));
    }
    return best;
  }

  /** The smallest window. */
  int window() {
    int least = producers;
    for (int i = 0; i < first.length; i++) {
      least = Math.min(least, last[i] - first[i] + 1);
    }
    return least;
  }

  /** The fewest producers that two neighbours share; 0 if there is one consumer. */
  int overlap() {
    int least = first.length == 1 ? 0 : producers;
    for (int i = 1; i < first.length; i++) {
      least = Math.min(least, Math.max(0, last[i - 1] - first[i] + 1));
    }
    return least;
  }

  /** The largest share, as two numbers, of producers that a run of consumers reads alone. */
  long[] enclosed() {
    return enclosed;
  }

  private void encloses() {
    for (int from = 0; from < first.length; from++) {
      for (int to = from; to < first.length && to - from + 1 < first.length; to++) {
        long start = from == 0 ? 0 : last[from - 1] + 1L;
        long end = to + 1 == first.length ? producers - 1L : first[to + 1] - 1L;
        long alone = Math.max(0, end - start + 1);
        long length = (long) to - from + 1;
        if (alone * enclosed[1] > enclosed[0] * length) {
          enclosed[0] = alone;
          enclosed[1] = length;
        }
      }
    }
  }
}
