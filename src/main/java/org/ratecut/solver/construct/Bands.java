package org.ratecut.solver.construct;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;

/**
 * Cuts the grids into bands, each device the same relative band of each layer, and fills the dense
 * layers into the memory that is left. It tries several numbers of bands, several limits to how
 * much memory may go into copies of shared parameters, and each {@link DensePolicy}: which of them
 * is good depends on whether computation, links or memory are scarce.
 */
final class Bands implements Construction {

  /** Shares of the spare memory that the copies of parameters of all layers may take. */
  private static final double[] PARAMETER_SHARES = {Double.POSITIVE_INFINITY, 1, 0.25};

  /** More memory than this on all devices together is as good as this. */
  private static final BigInteger MAX_MEMORY = BigInteger.valueOf(2 * Network.MAX_TOTAL);

  @Override
  public void propose(Problem problem, Receiver receiver) {
    PartialAssignment partial = new PartialAssignment(problem);
    Slicer slicer = new Slicer(problem, partial);
    List<LayerPlan> plans = LayerPlan.sortedByHardness(problem.network());
    for (int bands : bandCounts(problem.deviceCount())) {
      for (double share : PARAMETER_SHARES) {
        long copiesPerLayer = (long) (share * spareMemory(problem) / parameterLayers(plans));
        for (DensePolicy policy : DensePolicy.values()) {
          partial.clear();
          placeGrids(plans, slicer, bands, copiesPerLayer);
          plans.stream()
              .filter(LayerPlan::isDense)
              .forEach(plan -> policy.place(plan, problem, partial));
          if (!receiver.take(partial.toArray())) {
            return;
          }
        }
      }
    }
  }

  /** All, then ever fewer: down by about a fifth each time, to one. */
  private static int[] bandCounts(int deviceCount) {
    return IntStream.iterate(deviceCount, count -> count > 0, count -> count * 4 / 5).toArray();
  }

  private static long spareMemory(Problem problem) {
    long spare = 0;
    for (MemoryKind kind : problem.network().memoryKinds()) {
      BigInteger total = problem.cluster().totalMemory(kind).min(MAX_MEMORY);
      spare += Math.max(0, total.longValueExact() - problem.network().totalVertexMemory(kind));
    }
    return spare;
  }

  private static long parameterLayers(List<LayerPlan> plans) {
    return Math.max(1, plans.stream().filter(plan -> plan.parameters() > 0).count());
  }

  private static void placeGrids(
      List<LayerPlan> plans, Slicer slicer, int bands, long parameterMemory) {
    for (LayerPlan plan : plans) {
      if (!plan.isDense()) {
        long affordable = parameterMemory / Math.max(1, plan.parameters());
        int most = Math.min(bands, plan.layer().vertexCount());
        slicer.place(plan.layer(), (int) Math.max(1, Math.min(affordable, most)), bands);
      }
    }
  }
}
