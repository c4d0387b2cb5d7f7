package org.ratecut.solver.construct;

import org.ratecut.model.Problem;

/**
 * Spreads the computation: each layer is cut into consecutive slices, one for every device, as wide
 * as the device is fast. The layers that are hardest to place choose first; what does not fit on
 * its device goes where room is left.
 */
final class RoundRobin implements Construction {

  @Override
  public void propose(Problem problem, Receiver receiver) {
    PartialAssignment partial = new PartialAssignment(problem);
    Slicer slicer = new Slicer(problem, partial);
    int devices = problem.deviceCount();
    for (LayerPlan plan : LayerPlan.sortedByHardness(problem.network())) {
      slicer.place(plan.layer(), Math.min(devices, plan.layer().vertexCount()), devices);
    }
    receiver.take(partial.toArray());
  }
}
