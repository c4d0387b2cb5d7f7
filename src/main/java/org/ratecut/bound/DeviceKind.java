package org.ratecut.bound;

import java.util.List;

/**
 * Devices that can be renamed into each other without changing the problem.
 *
 * @param devices in increasing order, at least one
 */
public record DeviceKind(List<Integer> devices) {

  /** What is done with two devices. */
  public interface PairAction {
    void accept(int before, int after);
  }

  /** Copies the list. */
  public DeviceKind {
    devices = List.copyOf(devices);
  }

  public int size() {
    return devices.size();
  }

  /** The device that stands for all: what it can do, each other can. */
  public int first() {
    return devices.get(0);
  }

  public boolean contains(int device) {
    return devices.contains(device);
  }

  /** Passes on each device but the last with the next, for conditions that order the devices. */
  public void forEachNeighbours(PairAction action) {
    for (int i = 1; i < devices.size(); i++) {
      action.accept(devices.get(i - 1), devices.get(i));
    }
  }
}
