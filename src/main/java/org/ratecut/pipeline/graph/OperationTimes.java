package org.ratecut.pipeline.graph;

import java.util.function.IntToLongFunction;
import org.ratecut.model.Fraction;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.pipeline.Step;
import org.ratecut.pipeline.Transfer;

/**
 * How long an operation takes and what it keeps busy. Everything that pipelines need to know about
 * the speed of a cluster is asked here.
 *
 * <p>Resources have one numbering: device {@code d} is {@code d}, channel {@code h} is {@code D +
 * h}.
 */
final class OperationTimes {

  private final Problem problem;

  OperationTimes(Problem problem) {
    this.problem = problem;
  }

  /** Seconds that the device of a step computes it. */
  Fraction of(Step step) {
    Network network = problem.network();
    return Fraction.of(
        sum(step.vertices(), network::computation),
        problem.cluster().device(step.device()).performance());
  }

  /** Seconds that the channel of a transfer is busy with it. */
  Fraction of(Transfer transfer) {
    return problem
        .cluster()
        .channel(transfer.channel())
        .bandwidth()
        .timeFor(sum(transfer.vertices(), problem.network()::output));
  }

  /** The resource that a step keeps busy. */
  int resourceOf(Step step) {
    return step.device();
  }

  /** The resource that a transfer keeps busy. */
  int resourceOf(Transfer transfer) {
    return problem.deviceCount() + transfer.channel();
  }

  int resourceCount() {
    return problem.deviceCount() + problem.cluster().channelCount();
  }

  private static long sum(VertexSet vertices, IntToLongFunction size) {
    return vertices.stream().mapToLong(size).sum();
  }
}
