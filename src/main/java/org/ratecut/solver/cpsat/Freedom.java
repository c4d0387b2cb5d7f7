package org.ratecut.solver.cpsat;

import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;

/** Where each vertex may go: anywhere among some devices, or nowhere but where it is. */
final class Freedom {

  private final int[] fixedDevice;
  private final int[] devices;

  private Freedom(int[] fixedDevice, int[] devices) {
    this.fixedDevice = fixedDevice;
    this.devices = devices;
  }

  /** Every vertex that is not pinned may go to every device. */
  static Freedom ofAll(Problem problem) {
    int[] fixed = IntStream.range(0, problem.vertexCount()).map(problem.pins()::deviceOf).toArray();
    return new Freedom(fixed, IntStream.range(0, problem.deviceCount()).toArray());
  }

  /**
   * A few vertices may go to a few devices; all others stay.
   *
   * @param vertices that are not pinned
   * @param devices among them those on which these vertices are
   */
  static Freedom ofSome(Assignment current, List<Integer> vertices, List<Integer> devices) {
    int[] fixed = current.toArray();
    for (int v : vertices) {
      fixed[v] = Pins.FREE;
    }
    return new Freedom(fixed, devices.stream().mapToInt(Integer::intValue).sorted().toArray());
  }

  boolean isFree(int vertex) {
    return fixedDevice[vertex] == Pins.FREE;
  }

  /** The device of a vertex that is not free. */
  int deviceOf(int vertex) {
    return fixedDevice[vertex];
  }

  /** The devices that a free vertex may go to, in increasing order. */
  int[] devices() {
    return devices;
  }

  int[] freeVertices() {
    return IntStream.range(0, fixedDevice.length).filter(this::isFree).toArray();
  }
}
