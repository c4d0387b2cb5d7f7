package org.ratecut.solver.tidy;

import java.util.Arrays;
import java.util.List;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;

/** Swaps of all that two devices have of one or several layers. */
final class DeviceSwaps {

  /** To find the vertices of two devices among so many takes as long as a move. */
  private static final int LOOKS_PER_STEP = 16;

  private final TidyState state;

  DeviceSwaps(TidyState state) {
    this.state = state;
  }

  /** Tries each swap once; the longest stretches of layers first. */
  boolean run() {
    boolean changed = false;
    Problem problem = state.problem();
    for (List<Layer> stretch : LayerStretches.of(problem.network().layers())) {
      int[] vertices = state.freeVertices(stretch);
      for (int a = 0; a < problem.deviceCount(); a++) {
        for (int b = 0; b < a && state.goesOn(); b++) {
          changed |= swap(vertices, a, b);
        }
      }
    }
    return changed;
  }

  private boolean swap(int[] vertices, int a, int b) {
    state.spend(1 + vertices.length / LOOKS_PER_STEP);
    int[] ofBoth =
        Arrays.stream(vertices)
            .filter(v -> state.deviceOf(v) == a || state.deviceOf(v) == b)
            .toArray();
    int[] targets = Arrays.stream(ofBoth).map(v -> state.deviceOf(v) == a ? b : a).toArray();
    return state.change(ofBoth, targets);
  }
}
