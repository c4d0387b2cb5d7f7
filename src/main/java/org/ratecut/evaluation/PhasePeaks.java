package org.ratecut.evaluation;

import java.util.Arrays;

/**
 * What each of some devices keeps in each phase, and the most of it in any phase. A change of a run
 * of phases takes the logarithm of their number, so that a network of thousands of layers does not
 * look at all of them for each vertex that moves.
 *
 * <p><em>Layout.</em> A segment tree per device: {@code most[d · 2n + node]} is the most below a
 * node, and {@code added[d · n + node]} what was added to all below it at once; node 1 is the root,
 * and {@code n + p} is phase p. {@code n} is a power of two.
 */
public final class PhasePeaks {

  private final int leaves;
  private final long[] most;
  private final long[] added;

  /**
   * Nothing is kept anywhere.
   *
   * @param phases at least 1
   */
  public PhasePeaks(int devices, int phases) {
    leaves = phases == 1 ? 1 : Integer.highestOneBit(phases - 1) << 1;
    most = new long[Math.multiplyExact(devices, 2 * leaves)];
    added = new long[Math.multiplyExact(devices, leaves)];
  }

  /** Nothing is kept anywhere. */
  public void clear() {
    Arrays.fill(most, 0);
    Arrays.fill(added, 0);
  }

  /** Adds an amount, which may be negative, in the phases from first to last. */
  public void add(int device, int first, int last, long amount) {
    int left = first + leaves;
    int right = last + leaves;
    while (left <= right) {
      if ((left & 1) == 1) {
        addBelow(device, left++, amount);
      }
      if ((right & 1) == 0) {
        addBelow(device, right--, amount);
      }
      left >>= 1;
      right >>= 1;
    }
    updateAbove(device, first + leaves);
    updateAbove(device, last + leaves);
  }

  private void addBelow(int device, int node, long amount) {
    most[device * 2 * leaves + node] += amount;
    if (node < leaves) {
      added[device * leaves + node] += amount;
    }
  }

  private void updateAbove(int device, int leaf) {
    int tree = device * 2 * leaves;
    for (int node = leaf >> 1; node >= 1; node >>= 1) {
      most[tree + node] =
          Math.max(most[tree + 2 * node], most[tree + 2 * node + 1])
              + added[device * leaves + node];
    }
  }

  /** The most that a device keeps in any phase. */
  public long peak(int device) {
    return most[device * 2 * leaves + 1];
  }

  /** The most that a device keeps in a phase from first to last. */
  public long peak(int device, int first, int last) {
    return peak(device, 1, 0, leaves - 1, first, last);
  }

  private long peak(int device, int node, int begin, int end, int first, int last) {
    if (first <= begin && end <= last) {
      return most[device * 2 * leaves + node];
    }
    int middle = (begin + end) >>> 1;
    long left =
        first <= middle ? peak(device, 2 * node, begin, middle, first, last) : Long.MIN_VALUE;
    long right =
        last > middle ? peak(device, 2 * node + 1, middle + 1, end, first, last) : Long.MIN_VALUE;
    return Math.max(left, right) + added[device * leaves + node];
  }
}
