package org.ratecut.external;

import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;

/**
 * Makes a partition of a program that knows no pins keep them. Devices of equal memory and
 * performance are interchangeable to such a program; so, for each device with pins, its part is
 * first exchanged with the part of an equal device that holds the most vertices pinned there. Then
 * pinned vertices that are still elsewhere are moved.
 */
final class PinnedParts {

  private final Problem problem;
  private final int[] pinnedDevices;

  PinnedParts(Problem problem) {
    this.problem = problem;
    Pins pins = problem.pins();
    this.pinnedDevices =
        IntStream.range(0, problem.vertexCount())
            .filter(pins::isPinned)
            .map(pins::deviceOf)
            .distinct()
            .sorted()
            .toArray();
  }

  /** The partition with parts exchanged and pinned vertices moved; the same if none is pinned. */
  Assignment keep(Assignment partition) {
    int[] devices = partition.toArray();
    boolean[] settled = new boolean[problem.deviceCount()];
    for (int pinned : pinnedDevices) {
      exchange(devices, pinned, settled);
      settled[pinned] = true;
    }
    for (int v = 0; v < devices.length; v++) {
      if (problem.pins().isPinned(v)) {
        devices[v] = problem.pins().deviceOf(v);
      }
    }
    return Assignment.of(devices);
  }

  private void exchange(int[] devices, int pinned, boolean[] settled) {
    int[] pinnedVerticesAt = new int[problem.deviceCount()];
    for (int v = 0; v < devices.length; v++) {
      if (problem.pins().deviceOf(v) == pinned) {
        pinnedVerticesAt[devices[v]]++;
      }
    }
    int fullest = pinned;
    for (int d = 0; d < problem.deviceCount(); d++) {
      if (!settled[d] && isEqual(d, pinned) && pinnedVerticesAt[d] > pinnedVerticesAt[fullest]) {
        fullest = d;
      }
    }
    for (int v = 0; v < devices.length; v++) {
      devices[v] = devices[v] == fullest ? pinned : devices[v] == pinned ? fullest : devices[v];
    }
  }

  private boolean isEqual(int a, int b) {
    Device first = problem.cluster().device(a);
    Device second = problem.cluster().device(b);
    return first.memory() == second.memory()
        && first.flash() == second.flash()
        && first.performance() == second.performance();
  }
}
