package org.ratecut.pipeline.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ratecut.pipeline.graph.Buffer;
import org.ratecut.pipeline.graph.Operations;

/**
 * Lets operations begin later where that saves RAM: inputs arrive just when they are read, and
 * values that would wait for a slower branch are made and sent later. An operation moves up to the
 * next of its resource at most, so that their order stays.
 */
final class LateShift {

  private final Operations operations;
  private final long period;
  private final long[] brought;
  private final List<List<Buffer>> read = new ArrayList<>();

  LateShift(Operations operations, long period) {
    this.operations = operations;
    this.period = period;
    this.brought = new long[operations.count()];
    for (int i = 0; i < operations.count(); i++) {
      read.add(new ArrayList<>());
    }
    for (Buffer buffer : operations.buffers()) {
      brought[buffer.operation()] += buffer.size();
      buffer.readers().forEach(reader -> read.get(reader).add(buffer));
    }
  }

  /** Moves operations of inference 0, the last first. */
  void apply(long[] begins) {
    long end = 0;
    for (int i = 0; i < begins.length; i++) {
      end = Math.max(end, begins[i] + operations.duration(i));
    }
    long[] room = room(begins);
    int[] order = operations.order();
    for (int k = order.length - 1; k >= 0; k--) {
      int i = order[k];
      long latest = end;
      for (int after : operations.successors(i)) {
        latest = Math.min(latest, begins[after]);
      }
      for (int reader : operations.nextReaders(i)) {
        latest = Math.min(latest, begins[reader] + period);
      }
      long delay = Math.min(room[i], latest - begins[i] - operations.duration(i));
      if (delay > 0 && brought[i] > released(i, begins)) {
        begins[i] += delay;
      }
    }
  }

  /** How far each could move before the next of its resource, where that is. */
  long[] room(long[] begins) {
    List<List<Integer>> byResource = new ArrayList<>();
    for (int r = 0; r < operations.resourceCount(); r++) {
      byResource.add(null);
    }
    for (int i : operations.order()) {
      int r = operations.resource(i);
      if (byResource.get(r) == null) {
        byResource.set(r, new ArrayList<>());
      }
      byResource.get(r).add(i);
    }
    long[] room = new long[begins.length];
    for (List<Integer> mine : byResource) {
      if (mine != null) {
        measure(mine, begins, room);
      }
    }
    return room;
  }

  private void measure(List<Integer> mine, long[] begins, long[] room) {
    mine.sort(
        Comparator.comparingLong((Integer i) -> Math.floorMod(begins[i], period))
            .thenComparingLong(operations::duration));
    for (int k = 0; k < mine.size(); k++) {
      int i = mine.get(k);
      long next = Math.floorMod(begins[mine.get((k + 1) % mine.size())], period);
      long wrap = k + 1 == mine.size() ? period : 0;
      room[i] = next + wrap - Math.floorMod(begins[i], period) - operations.duration(i);
    }
  }

  /** What is free as soon as an operation has ended, because nothing else reads it later. */
  private long released(int reader, long[] begins) {
    long size = 0;
    for (Buffer buffer : read.get(reader)) {
      boolean isLast = true;
      for (int other : buffer.readers()) {
        isLast &= other == reader || begins[other] <= begins[reader];
      }
      size += isLast ? buffer.size() : 0;
    }
    return size;
  }
}
