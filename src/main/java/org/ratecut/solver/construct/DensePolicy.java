package org.ratecut.solver.construct;

import org.ratecut.model.Network;
import org.ratecut.model.Problem;

/** How the neurons of a dense layer, whose positions do not matter, find their devices. */
enum DensePolicy {
  /** On few devices: fill one, then go on with the one that has the most memory left. */
  PACK,
  /** Each on the device that would be busy for the shortest time. */
  BALANCE {
    @Override
    boolean prefers(PartialAssignment partial, Network network, int vertex, int a, int b) {
      double busyA = partial.busyWith(a, vertex);
      double busyB = partial.busyWith(b, vertex);
      return busyA < busyB || (busyA == busyB && partial.free(a) > partial.free(b));
    }
  },
  /** Each on the device that has the most memory left. */
  SPREAD;

  /** Whether a vertex should rather go to device {@code a} than to {@code b}. */
  boolean prefers(PartialAssignment partial, Network network, int vertex, int a, int b) {
    return partial.free(a) > partial.free(b);
  }

  /** Places the vertices of a layer that have no device yet. */
  void place(LayerPlan plan, Problem problem, PartialAssignment partial) {
    int device = -1;
    for (int v : plan.vertices().filter(vertex -> !partial.isPlaced(vertex)).toArray()) {
      if (this != PACK || device < 0 || !partial.fits(v, device)) {
        device = deviceFor(v, problem, partial);
      }
      partial.place(v, device);
    }
  }

  private int deviceFor(int vertex, Problem problem, PartialAssignment partial) {
    int best = -1;
    for (int d = 0; d < problem.deviceCount(); d++) {
      if ((best < 0 || prefers(partial, problem.network(), vertex, d, best))
          && partial.fits(vertex, d)) {
        best = d;
      }
    }
    return best >= 0 ? best : Roomiest.device(partial, problem.deviceCount());
  }
}
