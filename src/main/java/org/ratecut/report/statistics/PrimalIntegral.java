package org.ratecut.report.statistics;

import java.util.List;

/**
 * The primal integral of Berthold (2013): the time that a search takes, each moment weighted with
 * how far its best assignment then is from a reference. It is small where good assignments come
 * early.
 */
public final class PrimalIntegral {

  private PrimalIntegral() {}

  /**
   * A better assignment.
   *
   * @param seconds since the search began
   * @param rate in inferences per second, positive
   */
  public record Step(double seconds, double rate) {}

  /**
   * The integral of {@code (reference - rate) / reference} over a time, where the rate is that of
   * the best assignment so far, and 0 before the first.
   *
   * @param steps in order of time
   * @param reference the best rate that is known, positive
   * @param seconds the time
   * @return in seconds, from 0 to {@code seconds}
   */
  public static double of(List<Step> steps, double reference, double seconds) {
    double integral = 0;
    double time = 0;
    double best = 0;
    for (Step step : steps) {
      double now = Math.min(step.seconds(), seconds);
      integral += (now - time) * gap(best, reference);
      time = now;
      best = Math.max(best, step.rate());
    }
    return integral + (seconds - time) * gap(best, reference);
  }

  private static double gap(double rate, double reference) {
    return Math.max(0, reference - rate) / reference;
  }
}
