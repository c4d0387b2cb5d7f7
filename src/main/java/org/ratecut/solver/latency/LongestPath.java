package org.ratecut.solver.latency;

import java.util.stream.IntStream;
import org.ratecut.evaluation.order.ExecutionOrder;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;

/**
 * The least time that any inference takes on any placement: vertices on a path of the dataflow
 * graph are computed one after the other, each on the device that is fastest for it.
 */
final class LongestPath {

  private LongestPath() {}

  /** In seconds, rounded by no more than a part in 10^9. */
  static double seconds(Problem problem) {
    Network network = problem.network().ofOneInference();
    double[] readyAt = new double[network.broadcasts().size()];
    double longest = 0;
    for (int vertex : ExecutionOrder.of(network)) {
      int v = vertex;
      double begin = network.incomingBroadcasts(v).mapToDouble(b -> readyAt[b]).max().orElse(0);
      double end = begin + leastTime(problem, v);
      longest = Math.max(longest, end);
      int sent = network.outgoingBroadcast(v);
      if (sent >= 0) {
        readyAt[sent] = Math.max(readyAt[sent], end);
      }
    }
    return longest;
  }

  private static double leastTime(Problem problem, int vertex) {
    return IntStream.range(0, problem.deviceCount())
        .mapToDouble(
            d -> problem.resources().time(d, problem.resources().work(d, vertex)).toDouble())
        .min()
        .orElse(0);
  }
}
