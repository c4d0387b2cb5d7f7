package org.ratecut.pipeline.schedule;

import org.ratecut.pipeline.graph.Operations;

/** How much must still be done of an inference when an operation begins. */
final class Heights {

  private Heights() {}

  /** The longest chain of operations that begins with each, in ticks. */
  static double[] of(Operations operations) {
    double[] height = new double[operations.count()];
    int[] order = operations.order();
    for (int k = order.length - 1; k >= 0; k--) {
      int i = order[k];
      for (int after : operations.successors(i)) {
        height[i] = Math.max(height[i], height[after]);
      }
      height[i] += operations.duration(i);
    }
    return height;
  }
}
