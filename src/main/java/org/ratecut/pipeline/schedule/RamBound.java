package org.ratecut.pipeline.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.ratecut.pipeline.graph.Buffer;
import org.ratecut.pipeline.graph.Operations;

/**
 * What the RAM of devices says about the period of every schedule. A buffer is taken at least for
 * its operation and, after that, for all its readers, of which those on the same resource come one
 * after the other. In each period a device spends the sizes times these times of all its buffers,
 * and has what is free of its RAM times the period.
 */
final class RamBound {

  private final Operations operations;
  private final long[] available;

  RamBound(Operations operations, long[] available) {
    this.operations = operations;
    this.available = available;
  }

  /** No schedule that fits has a period of fewer ticks; empty if none fits at any period. */
  OptionalLong period() {
    long[] free = new long[operations.deviceCount()];
    for (int d = 0; d < free.length; d++) {
      free[d] = available[d] - operations.constantMemory(d);
      if (free[d] < 0) {
        return OptionalLong.empty();
      }
    }
    if (!isAnyFit(free)) {
      return OptionalLong.empty();
    }
    double[] spent = new double[free.length];
    for (Buffer buffer : operations.buffers()) {
      spent[buffer.device()] += (double) shortestLife(buffer) * buffer.size();
    }
    long period = operations.modelPeriod();
    for (int d = 0; d < free.length; d++) {
      if (free[d] > 0) {
        period = Math.max(period, below(spent[d] / free[d]));
      }
    }
    return OptionalLong.of(period);
  }

  /** Rounded down by more than all that doubles can have rounded up. */
  private static long below(double period) {
    return (long) Math.floor(period * (1 - 1e-9));
  }

  /** What a step of some duration reads and what it makes is there at the same time. */
  private boolean isAnyFit(long[] free) {
    long[] together = new long[operations.count()];
    for (Buffer buffer : operations.buffers()) {
      together[buffer.operation()] += buffer.size();
      for (int reader : buffer.readers()) {
        if (operations.pipeline().isStep(reader)) {
          together[reader] += buffer.size();
        }
      }
    }
    for (int i = 0; i < operations.stepCount(); i++) {
      int device = operations.resource(i);
      if (operations.duration(i) > 0 && together[i] > free[device]) {
        return false;
      }
    }
    return true;
  }

  private long shortestLife(Buffer buffer) {
    Map<Integer, Long> after = new HashMap<>();
    for (int reader : buffer.readers()) {
      after.merge(operations.resource(reader), operations.duration(reader), Long::sum);
    }
    long readers = after.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return operations.duration(buffer.operation()) + readers;
  }
}
