package org.ratecut.solver.construct;

import java.util.stream.IntStream;
import org.ratecut.model.Problem;

/**
 * Packs: each vertex goes where it adds the fewest shared parameters, and among those where the
 * least memory remains (best fit). It proposes the vertices in the order of the dataflow, and then
 * the hardest layers first (best fit decreasing), which fits more often and scatters more. Costs
 * O(vertices · devices).
 */
final class BestFit implements Construction {

  @Override
  public void propose(Problem problem, Receiver receiver) {
    PartialAssignment partial = new PartialAssignment(problem);
    int[] dataflowOrder = IntStream.range(0, problem.vertexCount()).toArray();
    if (receiver.take(pack(partial, problem, dataflowOrder))) {
      partial.clear();
      receiver.take(pack(partial, problem, LayerPlan.hardestFirst(problem)));
    }
  }

  private static int[] pack(PartialAssignment partial, Problem problem, int[] order) {
    for (int v : order) {
      if (!partial.isPlaced(v)) {
        partial.place(v, bestDevice(partial, problem, v));
      }
    }
    return partial.toArray();
  }

  private static int bestDevice(PartialAssignment partial, Problem problem, int vertex) {
    int best = -1;
    long fewestParameters = 0;
    for (int d = 0; d < problem.deviceCount(); d++) {
      long parameters = partial.missingParameters(vertex, d);
      boolean better =
          best < 0
              || parameters < fewestParameters
              || (parameters == fewestParameters && partial.free(d) < partial.free(best));
      if (better && partial.fits(vertex, d)) {
        best = d;
        fewestParameters = parameters;
      }
    }
    return best >= 0 ? best : Roomiest.device(partial, problem.deviceCount());
  }
}
