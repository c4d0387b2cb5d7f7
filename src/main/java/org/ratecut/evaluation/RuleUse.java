package org.ratecut.evaluation;

import org.ratecut.model.Problem;

/**
 * By how much the vertices placed so far break the rules that can be counted: the devices in use
 * beyond those that may be, and for each set of vertices that must be together the devices that
 * have some of it beyond one. Contiguity cannot be counted move by move.
 */
public final class RuleUse {

  private final int deviceCount;
  private final int maxDevices;
  private final int[] groupOf;
  private final int[] members;
  private final int[] devicesOfGroup;
  private final int[] verticesOn;
  private int devicesInUse;
  private int split;

  /** Nothing is placed. */
  public RuleUse(Problem problem) {
    deviceCount = problem.deviceCount();
    maxDevices = problem.rules().maxDevices().orElse(deviceCount);
    groupOf = problem.rules().groupOfVertex(problem.vertexCount());
    int groups = problem.rules().colocated().size();
    members = new int[Math.multiplyExact(groups, deviceCount)];
    devicesOfGroup = new int[groups];
    verticesOn = new int[deviceCount];
  }

  /** Counts a vertex on a device. */
  public void place(int vertex, int device) {
    if (verticesOn[device]++ == 0) {
      devicesInUse++;
    }
    int group = groupOf[vertex];
    if (group >= 0 && members[group * deviceCount + device]++ == 0 && ++devicesOfGroup[group] > 1) {
      split++;
    }
  }

  /** Counts a vertex on a device no longer. */
  public void remove(int vertex, int device) {
    if (--verticesOn[device] == 0) {
      devicesInUse--;
    }
    int group = groupOf[vertex];
    if (group >= 0 && --members[group * deviceCount + device] == 0 && --devicesOfGroup[group] > 0) {
      split--;
    }
  }

  /** Zero if these rules are kept. */
  public int excess() {
    return split + Math.max(0, devicesInUse - maxDevices);
  }
}
