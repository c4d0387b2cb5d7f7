package org.ratecut.evaluation;

import org.ratecut.evaluation.pipelined.PipelineBuffers;
import org.ratecut.model.cluster.MemoryKind;

/**
 * What is in the memories of each device, vertex by vertex, for {@link AssignmentState}.
 *
 * <p><em>Layout.</em> Memories have one numbering: RAM of device {@code d} is {@code d}, its flash
 * {@code D + d}. Per parameter group {@code g} and device, {@code memberCount[g * D + d]} members
 * are there. Where RAM is reused, {@code kept} has what a device keeps in each phase beside what is
 * always there, and its RAM holds the largest of them.
 */
final class MemoryUse {

  private final ProblemTables tables;
  private final int deviceCount;
  private final int[] memberCount;
  private final long[] used;

  /** Null if nothing is reused. */
  private final PhasePeaks kept;

  /** Null if there is no room for a pipeline. */
  private final PipelineBuffers buffers;

  private long excess;

  /** All memories empty. */
  MemoryUse(ProblemTables tables) {
    this.tables = tables;
    deviceCount = tables.deviceCount;
    memberCount = new int[Math.multiplyExact(tables.groupCount, deviceCount)];
    used = new long[tables.memoryCapacity.length];
    boolean reuses = tables.activation.length > 0;
    kept = reuses ? new PhasePeaks(deviceCount, tables.phaseCount) : null;
    buffers = tables.pipeline == null ? null : new PipelineBuffers(tables.pipeline, this::add);
  }

  /** Adds a vertex, and the parameters that the device lacked for it. */
  void place(int vertex, int device) {
    for (int i = tables.groupStart[vertex]; i < tables.groupStart[vertex + 1]; i++) {
      int group = tables.groups[i];
      if (memberCount[group * deviceCount + device]++ == 0) {
        add(tables.groupMemory[group] + device, tables.groupSize[group]);
      }
    }
    addVertex(vertex, device, 1);
    if (buffers != null) {
      buffers.place(vertex, device);
    }
  }

  /** Takes a vertex away, and the parameters that only it needed. */
  void remove(int vertex, int device) {
    for (int i = tables.groupStart[vertex]; i < tables.groupStart[vertex + 1]; i++) {
      int group = tables.groups[i];
      if (--memberCount[group * deviceCount + device] == 0) {
        add(tables.groupMemory[group] + device, -tables.groupSize[group]);
      }
    }
    addVertex(vertex, device, -1);
    if (buffers != null) {
      buffers.remove(vertex, device);
    }
  }

  private void addVertex(int vertex, int device, int sign) {
    add(device, sign * tables.vertexMemory[vertex]);
    if (tables.vertexFlash.length > 0) {
      add(deviceCount + device, sign * tables.vertexFlash[vertex]);
    }
    if (kept != null) {
      addActivation(vertex, device, sign * tables.activation[vertex]);
    }
  }

  private void addActivation(int vertex, int device, long amount) {
    long before = kept.peak(device);
    kept.add(device, tables.firstPhase[vertex], tables.lastPhase[vertex], amount);
    add(device, kept.peak(device) - before);
  }

  private void add(int memory, long amount) {
    long capacity = tables.memoryCapacity[memory];
    excess -= Math.max(0, used[memory] - capacity);
    used[memory] += amount;
    excess += Math.max(0, used[memory] - capacity);
  }

  /** What is in a memory of a device, in values. */
  long used(MemoryKind kind, int device) {
    return used[memory(kind, device)];
  }

  /** The room in a memory of a device, in values; negative if it is over-full. */
  long free(MemoryKind kind, int device) {
    int memory = memory(kind, device);
    return tables.memoryCapacity[memory] - used[memory];
  }

  private int memory(MemoryKind kind, int device) {
    return kind == MemoryKind.RAM ? device : deviceCount + device;
  }

  /** By how much memories are over-full, summed, in values. */
  long excess() {
    return excess;
  }
}
