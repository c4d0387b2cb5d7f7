package org.ratecut.solver.timefold;

import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Objective;

/**
 * Turns costs into the whole numbers that Timefold compares. They are relative to the cost at the
 * start of a run, so that temperatures and water levels in settings mean the same for all problems.
 *
 * <p>Of two costs the greater never gets the smaller number; costs that differ by less than a
 * billionth of the cost at the start may get the same. People never see these numbers.
 */
final class ScoreScale {

  /** What the cost at the start comes to. */
  static final long COST_AT_START = 1_000_000_000;

  /**
   * What a device or channel adds to the guide that is busy for as long as the period at the start.
   * The finer, the more is left of those that are busy for a small part of it: of a tenth, 10^4.
   */
  private static final double GUIDE_AT_START = 1e12;

  private static final long MOST = Long.MAX_VALUE / 4;

  private final Objective objective;
  private final double costPerUnit;
  private final double[] perUsage;
  private final double maxPerResource;

  private ScoreScale(
      Objective objective, double costPerUnit, double[] perUsage, double maxPerResource) {
    this.objective = objective;
    this.costPerUnit = costPerUnit;
    this.perUsage = perUsage;
    this.maxPerResource = maxPerResource;
  }

  /** The scale for a run that starts at a state. */
  static ScoreScale at(AssignmentState start, Objective objective) {
    double cost = positive(cost(start, objective));
    double period = positive(start.seconds(start.bottleneck()));
    double[] perUsage = new double[start.unroutable()];
    for (int r = 0; r < perUsage.length; r++) {
      perUsage[r] = 1 / (start.speed(r).toDouble() * period);
    }
    return new ScoreScale(
        objective, COST_AT_START / cost, perUsage, (double) MOST / perUsage.length);
  }

  private static double positive(double value) {
    return value > 0 ? value : 1;
  }

  private static double cost(AssignmentState state, Objective objective) {
    return switch (objective) {
      case RATE -> state.seconds(state.bottleneck());
      case COMMUNICATION -> (double) state.totalTraffic();
    };
  }

  /** Memory and traffic that have no place, in values, summed; zero if the state is valid. */
  static long violations(AssignmentState state) {
    return state.memoryExcess() + state.usage(state.unroutable()) + state.ruleExcess();
  }

  /** The period or the total traffic, at least 0. */
  long cost(AssignmentState state) {
    return (long) Math.min((double) MOST, Math.ceil(cost(state, objective) * costPerUnit));
  }

  /**
   * What a usage of a device or channel adds to the guide: {@code (time / period at start)^8}.
   * Whole numbers, so that adding and taking away again leaves no trace.
   */
  long guide(int resource, long usage) {
    if (resource >= perUsage.length) {
      return 0;
    }
    double x = usage * perUsage[resource];
    double fourth = x * x * x * x;
    return (long) Math.min(maxPerResource, fourth * fourth * GUIDE_AT_START);
  }
}
