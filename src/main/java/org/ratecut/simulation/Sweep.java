package org.ratecut.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a pipeline bears a radio that gets worse: it is played with more and more jitter or loss,
 * with the same random numbers each time.
 *
 * @param what gets worse
 * @param last the share at the end, more than 0; below 1 for losses
 */
public record Sweep(What what, double last) {

  /** How many times it gets worse. */
  public static final int STEPS = 10;

  /** What of a radio gets worse. */
  public enum What {
    /** By how much longer a transfer takes at most. */
    JITTER,
    /** How many transfers are lost and sent again. */
    LOSS;

    /** The word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One run.
   *
   * @param share of jitter or loss
   */
  public record Point(double share, SimulationResult result) {}

  /**
   * Plays everything {@link #STEPS} + 1 times, each device and channel in the order of the
   * schedule.
   *
   * @param disturbances what else is not as planned
   * @return from no jitter or loss to the last share
   */
  public List<Point> play(Simulator simulator, int inferences, Disturbances disturbances) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double share = last * i / STEPS;
      Disturbances worse =
          what == What.JITTER ? disturbances.withJitter(share) : disturbances.withLoss(share);
      points.add(new Point(share, simulator.playSelfTimed(inferences, worse)));
    }
    return points;
  }
}
