package org.ratecut.pipeline.memory;

import org.ratecut.pipeline.graph.Buffer;
import org.ratecut.pipeline.graph.Operations;

/**
 * From when to when the buffers of inference 0 are taken. A buffer that is taken for no time, such
 * as that of a step of no duration which is read by another, takes no room.
 */
public final class Lives {

  private final Operations operations;
  private final long period;
  private final long[] begins;
  private final long end;
  private final long endOfAll;

  /**
   * The lives under some begins.
   *
   * @param begins of all operations in inference 0, in ticks
   */
  public Lives(Operations operations, long period, long[] begins) {
    this.operations = operations;
    this.period = period;
    this.begins = begins;
    long last = 0;
    long lastInPractice = 0;
    for (int i = 0; i < begins.length; i++) {
      last = Math.max(last, begins[i] + operations.duration(i));
      lastInPractice = Math.max(lastInPractice, afterward(i));
    }
    this.end = last;
    this.endOfAll = lastInPractice;
  }

  /** When a buffer is first taken. */
  long begin(Buffer buffer) {
    return begins[buffer.operation()];
  }

  /** From when on a buffer is free. */
  long end(Buffer buffer) {
    long last =
        buffer.isKept()
            ? end
            : begins[buffer.operation()] + operations.duration(buffer.operation());
    for (int reader : buffer.readers()) {
      last = Math.max(last, begins[reader] + operations.duration(reader));
    }
    for (int reader : buffer.nextReaders()) {
      last = Math.max(last, begins[reader] + period + operations.duration(reader));
    }
    return last;
  }

  /** For how many inferences a buffer is taken at some time of the period, or just after it. */
  long there(Buffer buffer, long time) {
    return Math.floorDiv(time - begin(buffer), period) - Math.floorDiv(time - end(buffer), period);
  }

  /**
   * From when on a buffer can be given to another. An operation of no duration that reads it at the
   * last moment, or fills it, may in practice come after one that begins at the same time; so it
   * has one more tick.
   */
  long endInPractice(Buffer buffer) {
    long last = buffer.isKept() ? endOfAll : afterward(buffer.operation());
    for (int reader : buffer.readers()) {
      last = Math.max(last, afterward(reader));
    }
    for (int reader : buffer.nextReaders()) {
      last = Math.max(last, afterward(reader) + period);
    }
    return last;
  }

  private long afterward(int operation) {
    return begins[operation] + Math.max(1, operations.duration(operation));
  }
}
