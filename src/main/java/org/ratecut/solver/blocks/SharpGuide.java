package org.ratecut.solver.blocks;

import org.ratecut.evaluation.AssignmentState;

/**
 * The sum over resources of {@code (time / aim)^p}: smooth where the maximum, the period, is flat.
 */
final class SharpGuide {

  private static final double WEIGHT_OF_A_VALUE_WITHOUT_A_CHANNEL = 2;

  private final double power;
  private final double[] secondsPerUnit;
  private double aim = 1;

  /** A guide for states of one problem, with a power of at least 1. */
  SharpGuide(AssignmentState state, double power) {
    this.power = power;
    secondsPerUnit = new double[state.resourceCount() - 1];
    for (int r = 0; r < secondsPerUnit.length; r++) {
      secondsPerUnit[r] = 1 / state.speed(r).toDouble();
    }
  }

  /** Sets the period that counts as 1 from now on, in seconds, positive. */
  void aimAt(double seconds) {
    aim = seconds;
  }

  /** What the moves since the mark of the state changed. */
  double change(AssignmentState state) {
    double sum = 0;
    for (int i = 0; i < state.touchedCount(); i++) {
      int r = state.touchedResource(i);
      long before = state.usageAtMark(r);
      long after = state.usage(r);
      if (before != after) {
        sum += value(r, after) - value(r, before);
      }
    }
    return sum;
  }

  private double value(int resource, long usage) {
    return resource == secondsPerUnit.length
        ? usage * WEIGHT_OF_A_VALUE_WITHOUT_A_CHANNEL
        : Math.pow(usage * secondsPerUnit[resource] / aim, power);
  }
}
