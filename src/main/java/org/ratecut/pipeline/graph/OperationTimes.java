package org.ratecut.pipeline.graph;

import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.exact.Fraction;
import org.ratecut.pipeline.PipelineStep;
import org.ratecut.pipeline.PipelineTransfer;

/**
 * How long an operation takes and what it keeps busy. Everything that pipelines need to know about
 * the speed of a cluster is asked here. The numbers of resources are those of {@link Resources}.
 */
public final class OperationTimes {

  private final Problem problem;
  private final Resources resources;

  OperationTimes(Problem problem) {
    this.problem = problem;
    this.resources = problem.resources();
  }

  /**
   * Whether each operation keeps one resource busy: no ports, no processors that communicate, no
   * multicast. Of those that need several at the same time, not every period can be reached, and
   * the schedulers do not know them.
   */
  public static boolean areKnown(Cluster cluster) {
    return cluster.hasPlainTransfers();
  }

  /** Seconds that the device of a step computes it. */
  Fraction of(PipelineStep step) {
    int device = resourceOf(step);
    return resources.time(
        device, step.vertices().stream().mapToLong(v -> resources.work(step.device(), v)).sum());
  }

  /** Seconds that the channel of a transfer is busy with it. */
  Fraction of(PipelineTransfer transfer) {
    return resources.time(
        resourceOf(transfer),
        transfer.vertices().stream().mapToLong(problem.network()::output).sum());
  }

  /** The resource that a step keeps busy. */
  int resourceOf(PipelineStep step) {
    return resources.ofDevice(step.device());
  }

  /** The resource that a transfer keeps busy. */
  int resourceOf(PipelineTransfer transfer) {
    return resources.ofChannel(transfer.channel());
  }

  int resourceCount() {
    return resources.count();
  }
}
