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
    Lives lives = new Lives(operations, period, begins);
    long[] fullest = new long[operations.deviceCount()];
    for (int d = 0; d < fullest.length; d++) {
      fullest[d] = fullest(d, period, lives);
    }
    return fullest;
  }

  /** The most that is in the RAM of one device at the same time, in values. */
  long fullest(int device, long period, Lives lives) {
    long now = operations.constantMemory(device);
    for (Buffer buffer : buffersOf.get(device)) {
      now = Math.addExact(now, Math.multiplyExact(lives.there(buffer, 0), buffer.size()));
    }
    long fullest = now;
    for (long change : changes(device, period, lives).values()) {
      now += change;
      fullest = Math.max(fullest, now);
    }
    return fullest;
  }

  /** By how much the values on a device grow at each moment of a period after its beginning. */
  private Map<Long, Long> changes(int device, long period, Lives lives) {
    Map<Long, Long> changes = new TreeMap<>();
    for (Buffer buffer : buffersOf.get(device)) {
      long from = Math.floorMod(lives.begin(buffer), period);
      long until = Math.floorMod(lives.end(buffer), period);
      if (from != until) {
        changes.merge(from, buffer.size(), Long::sum);
        changes.merge(until, -buffer.size(), Long::sum);
      }
    }
    changes.remove(0L);
    return changes;
  }

  /**
   * What is in the RAM of a device at its fullest moment, beside what is always there.
   *
   * @param begins of all operations in inference 0, in ticks
   */
  public List<Held> atFullest(int device, long period, long[] begins) {
    Lives lives = new Lives(operations, period, begins);
    long grown = 0;
    long most = 0;
    long time = 0;
    for (Map.Entry<Long, Long> change : changes(device, period, lives).entrySet()) {
      grown += change.getValue();
      if (grown > most) {
        most = grown;
        time = change.getKey();
      }
    }
    List<Held> held = new ArrayList<>();
    for (Buffer buffer : buffersOf.get(device)) {
      long copies = lives.there(buffer, time);
      if (copies > 0) {
        held.add(new Held(buffer, copies));
      }
    }
    return held;
  }

  /**
   * A buffer that is taken at some moment.
   *
   * @param copies for how many inferences it is
   */
  public record Held(Buffer buffer, long copies) {}
}
