package org.ratecut.pipeline.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ratecut.pipeline.graph.Buffer;
import org.ratecut.pipeline.graph.Operations;

/**
 * What is in the RAM of devices over one period. A buffer that lives for longer than a period is
 * there several times, for successive inferences.
 */
public final class RamUse {

  private final Operations operations;
  private final List<List<Buffer>> buffersOf;

  public RamUse(Operations operations) {
    this.operations = operations;
    this.buffersOf = byDevice(operations);
  }

  private static List<List<Buffer>> byDevice(Operations operations) {
    List<List<Buffer>> lists = new ArrayList<>();
    for (int d = 0; d < operations.deviceCount(); d++) {
      lists.add(new ArrayList<>());
    }
    operations.buffers().forEach(buffer -> lists.get(buffer.device()).add(buffer));
    return lists;
  }

  /** The buffers of a device. */
  List<Buffer> buffersOf(int device) {
    return buffersOf.get(device);
  }

  /**
   * The most that is in the RAM of each device at the same time, in values.
   *
   * @param begins of all operations in inference 0, in ticks
   */
  public long[] fullest(long period, long[] begins) {
    Lives lives = new Lives(operations, begins);
    long[] fullest = new long[operations.deviceCount()];
    for (int d = 0; d < fullest.length; d++) {
      fullest[d] = fullest(d, period, lives);
    }
    return fullest;
  }

  /** The most that is in the RAM of one device at the same time, in values. */
  long fullest(int device, long period, Lives lives) {
    long now = operations.constantMemory(device);
    Map<Long, Long> changes = new TreeMap<>();
    for (Buffer buffer : buffersOf.get(device)) {
      long begin = lives.begin(buffer);
      long length = lives.end(buffer) - begin;
      now = Math.addExact(now, Math.multiplyExact(length / period, buffer.size()));
      if (length % period != 0) {
        now += addPart(changes, begin, length % period, period, buffer.size());
      }
    }
    // What ends with the period is gone at its beginning.
    now += changes.getOrDefault(0L, 0L);
    changes.remove(0L);
    long fullest = now;
    for (long change : changes.values()) {
      now += change;
      fullest = Math.max(fullest, now);
    }
    return fullest;
  }

  /** Adds a life shorter than a period; returns what of it is there when the period begins. */
  private static long addPart(
      Map<Long, Long> changes, long begin, long length, long period, long size) {
    long from = Math.floorMod(begin, period);
    long until = (from + length) % period;
    changes.merge(from, size, Long::sum);
    changes.merge(until, -size, Long::sum);
    return until <= from ? size : 0;
  }
}
