package org.ratecut.solver.anneal;

import org.ratecut.evaluation.AssignmentState;

/**
 * The sum over devices and channels of {@code (time / aim)^p}, with p a power of two: near a count
 * of those that are as busy as the aim allows, with a slope for those that will soon be. A low
 * power looks ahead; a high one is closer to the maximum that counts in the end.
 */
final class PowerGuide implements Guide {

  /** What one value on a pair of devices without a channel counts. */
  private static final double UNROUTABLE_WEIGHT = 2;

  private final int doublings;
  private final double[] secondsPerUnit;
  private final double[] scale;

  /**
   * A guide for states of one problem.
   *
   * @param doublings the power is 2 to the power of this
   */
  PowerGuide(AssignmentState state, int doublings) {
    this.doublings = doublings;
    secondsPerUnit = new double[state.resourceCount()];
    scale = new double[state.resourceCount()];
    for (int r = 0; r < secondsPerUnit.length; r++) {
      secondsPerUnit[r] = 1 / state.speed(r).toDouble();
    }
    aimAt(1);
  }

  @Override
  public void aimAt(double cost) {
    for (int r = 0; r < scale.length; r++) {
      scale[r] = secondsPerUnit[r] / cost;
    }
    scale[scale.length - 1] = UNROUTABLE_WEIGHT;
  }

  @Override
  public void mark(AssignmentState state) {
    state.mark();
  }

  @Override
  public double change(AssignmentState state) {
    double sum = 0;
    for (int i = 0; i < state.touchedCount(); i++) {
      int r = state.touchedResource(i);
      long before = state.usageAtMark(r);
      long after = state.usage(r);
      if (before != after) {
        sum += power(after * scale[r]) - power(before * scale[r]);
      }
    }
    return sum;
  }

  private double power(double x) {
    double result = x;
    for (int i = 0; i < doublings; i++) {
      result *= result;
    }
    return result;
  }
}
