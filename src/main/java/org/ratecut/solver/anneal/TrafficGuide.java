package org.ratecut.solver.anneal;

import org.ratecut.evaluation.AssignmentState;

/** The total traffic, relative to the aim, and a price on traffic that no channel carries. */
final class TrafficGuide implements Guide {

  /** Total traffic is a plain sum and needs a slope like that of the busiest few channels. */
  private static final double WEIGHT = 8;

  private static final double UNROUTABLE_WEIGHT = 2;

  private double scale = WEIGHT;
  private double atMark;

  @Override
  public void aimAt(double cost) {
    scale = WEIGHT / Math.max(cost, 1);
  }

  @Override
  public void mark(AssignmentState state) {
    state.mark();
    atMark = of(state);
  }

  @Override
  public double change(AssignmentState state) {
    return of(state) - atMark;
  }

  private double of(AssignmentState state) {
    return scale * state.totalTraffic() + UNROUTABLE_WEIGHT * state.usage(state.unroutable());
  }
}
