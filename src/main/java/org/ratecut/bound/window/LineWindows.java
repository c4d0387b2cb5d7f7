package org.ratecut.bound.window;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The windows of a convolution or pooling along one axis: consumer position i reads a set of
 * producer positions. Producer positions that nothing reads are dropped and the rest renumbered.
 */
final class LineWindows {

  private final int[][] windows;
  private final int producers;
  private final boolean chain;

  /**
   * Keeps the windows.
   *
   * @param windows the producer positions that each consumer reads, increasing, at least one each
   */
  LineWindows(int[][] windows) {
    TreeMap<Integer, Integer> number = new TreeMap<>();
    for (int[] window : windows) {
      Arrays.stream(window).forEach(producer -> number.put(producer, 0));
    }
    int next = 0;
    for (Map.Entry<Integer, Integer> entry : number.entrySet()) {
      entry.setValue(next++);
    }
    this.producers = next;
    this.windows =
        Arrays.stream(windows)
            .map(window -> Arrays.stream(window).map(number::get).toArray())
            .toArray(int[][]::new);
    this.chain = isChain(this.windows);
  }

  private static boolean isChain(int[][] windows) {
    for (int i = 0; i < windows.length; i++) {
      int[] window = windows[i];
      boolean contiguous = last(window) - window[0] == window.length - 1;
      boolean ordered =
          i == 0 || (windows[i - 1][0] <= window[0] && last(windows[i - 1]) <= last(window));
      if (!contiguous || !ordered) {
        return false;
      }
    }
    return true;
  }

  int consumers() {
    return windows.length;
  }

  int producers() {
    return producers;
  }

  /**
   * Whether the windows are intervals whose two ends never go back, as in every convolution without
   * dilation.
   */
  boolean isChain() {
    return chain;
  }

  int leastWindow() {
    return Arrays.stream(windows).mapToInt(window -> window.length).min().orElseThrow();
  }

  /** The least number of producers that two neighbouring consumers share; only for a chain. */
  int leastOverlap() {
    return IntStream.range(1, windows.length)
        .map(i -> Math.max(0, last(windows[i - 1]) - windows[i][0] + 1))
        .min()
        .orElse(0);
  }

  /** The fewest producers that any m consumers read, for m from 0 to {@link #consumers()}. */
  int[] smallestUnions() {
    return chain ? unionsOfChain() : Components.of(windows).smallestUnions();
  }

  private int[] unionsOfChain() {
    int count = windows.length;
    int[] smallest = new int[count + 1];
    // best[i]: the smallest union of m windows of which i is the last.
    int[] best = Arrays.stream(windows).mapToInt(window -> window.length).toArray();
    for (int m = 1; m <= count; m++) {
      int[] previous = best;
      if (m > 1) {
        best = new int[count];
        for (int i = m - 1; i < count; i++) {
          best[i] = smallestEndingAt(i, m - 2, previous);
        }
      }
      smallest[m] = Arrays.stream(best, m - 1, count).min().orElseThrow();
    }
    return smallest;
  }

  private int smallestEndingAt(int i, int firstBefore, int[] previous) {
    int smallest = Integer.MAX_VALUE;
    for (int j = firstBefore; j < i; j++) {
      // Windows before j share with window i only what window j shares with it.
      int added = last(windows[i]) - Math.max(windows[i][0] - 1, last(windows[j]));
      smallest = Math.min(smallest, previous[j] + added);
    }
    return smallest;
  }

  /**
   * The largest ratio of producers read only from within a run of consumers to the length of that
   * run, over all runs that leave out a consumer; only for a chain.
   *
   * @return the numerator and the denominator
   */
  int[] largestEnclosedRatio() {
    int[] ratio = {0, 1};
    int count = windows.length;
    int[] firstReader = new int[producers];
    int[] lastReader = new int[producers];
    Arrays.fill(firstReader, count);
    for (int i = 0; i < count; i++) {
      for (int producer : windows[i]) {
        firstReader[producer] = Math.min(firstReader[producer], i);
        lastReader[producer] = i;
      }
    }
    for (int from = 0; from < count; from++) {
      int start = from;
      int[] enclosedUpTo = new int[count];
      for (int u = 0; u < producers; u++) {
        if (firstReader[u] >= start) {
          enclosedUpTo[lastReader[u]]++;
        }
      }
      int enclosed = 0;
      for (int to = from; to < count; to++) {
        enclosed += enclosedUpTo[to];
        int length = to - from + 1;
        if (length < count && (long) enclosed * ratio[1] > (long) ratio[0] * length) {
          ratio = new int[] {enclosed, length};
        }
      }
    }
    return ratio;
  }

  private static int last(int[] window) {
    return window[window.length - 1];
  }
}
