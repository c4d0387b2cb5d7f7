package org.ratecut.pipeline.schedule;

import java.util.Arrays;

/**
 * When a resource is reserved in each period, while a schedule is made. Room for the operations
 * that are still to come is never lost to gaps between those that are there: the gaps may take only
 * what the resource is idle in a period (its <em>slack</em>), so that every operation finds a
 * place.
 *
 * <p><em>Layout.</em> Offsets count from the begin of the first operation, modulo the period.
 * Operation {@code i} is at {@code offsets[i]} for {@code lengths[i]}, in order; {@code used} is
 * the end of the last.
 */
final class Reservations {

  /** How many gaps are looked at; channels with tens of thousands of transfers have too many. */
  private static final int MAX_GAPS = 256;

  private final long period;
  private long[] offsets = new long[4];
  private long[] lengths = new long[4];
  private int size;
  private long first;
  private long used;
  private long slack;
  private long gaps;

  /**
   * Nothing is reserved.
   *
   * @param load how long the resource will be busy in each period, at most the period
   */
  Reservations(long period, long load) {
    this.period = period;
    this.slack = period - load;
  }

  /** The earliest begin, at some time or later, of an operation of this length. */
  long earliest(long time, long length) {
    if (size == 0) {
      return time;
    }
    long offset = Math.floorMod(time - first, period);
    return time + Math.min(waitForTail(offset), waitForGap(offset, length));
  }

  private long waitForTail(long offset) {
    if (offset < used) {
      return used - offset;
    }
    return offset - used <= slack ? 0 : period - offset + used;
  }

  private long waitForGap(long offset, long length) {
    if (length > gaps) {
      return Long.MAX_VALUE;
    }
    int next = firstAfter(offset, length);
    for (int i = next; i < size && i < next + MAX_GAPS; i++) {
      long from = Math.max(offset, i == 0 ? 0 : offsets[i - 1] + lengths[i - 1]);
      if (from + length <= offsets[i]) {
        return from - offset;
      }
    }
    for (int i = 1; i < next && i < MAX_GAPS; i++) {
      long from = offsets[i - 1] + lengths[i - 1];
      if (from + length <= offsets[i]) {
        return period + from - offset;
      }
    }
    return Long.MAX_VALUE;
  }

  /** One of no length may also come just before one that begins at the same time. */
  private int firstAfter(long offset, long length) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (offsets[middle] > offset || (length == 0 && offsets[middle] == offset)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Reserves the resource from a time that {@link #earliest} gave. */
  void reserve(long time, long length) {
    if (size == 0) {
      first = Math.floorMod(time, period);
    }
    long offset = Math.floorMod(time - first, period);
    if (offset >= used) {
      gaps += offset - used;
      slack -= offset - used;
      used = offset + length;
    } else {
      gaps -= length;
      slack += length;
    }
    insert(offset, length);
  }

  private void insert(long offset, long length) {
    if (size == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    int i = firstAfter(offset, length);
    System.arraycopy(offsets, i, offsets, i + 1, size - i);
    System.arraycopy(lengths, i, lengths, i + 1, size - i);
    offsets[i] = offset;
    lengths[i] = length;
    size++;
  }
}
