package org.ratecut.io.solution;

import org.ratecut.io.units.Figures;
import org.ratecut.model.Objective;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Support;
import org.ratecut.model.solution.Withdrawal;

/** What status and stop reason mean. */
public final class SolutionWords {

  private SolutionWords() {}

  /** The status with its meaning. */
  public static String describe(Status status) {
    return status
        + switch (status) {
          case OPTIMAL -> ": proved that nothing better exists";
          case FEASIBLE -> ": something better may exist";
          case INFEASIBLE -> ": proved that no valid assignment exists";
          case UNKNOWN -> ": no valid assignment found, which does not prove that there is none";
        };
  }

  /** The reason with its meaning. */
  public static String describe(StopReason stop) {
    return stop
        + switch (stop) {
          case PROVED -> ": nothing is left to find";
          case TIME_LIMIT -> ": the time or the steps are used up";
          case TARGET_REACHED -> ": the target rate is reached";
          case TARGET_REFUTED -> ": proved that no assignment has the target rate";
          case GAP_REACHED -> ": the gap that was asked for is reached";
          case INTERRUPTED -> ": by request";
          case EXHAUSTED -> ": the solver has nothing more to try";
          case CONTRADICTION -> ": a proof turned out wrong, see what is withdrawn";
        };
  }

  /** What a proof rests on. */
  public static String describe(Support support) {
    return switch (support) {
      case CERTIFIED -> "certified: a certificate of it has been checked";
      case ARITHMETIC -> "plain arithmetic";
      case ENUMERATION -> "all assignments tried";
      case TWO_SOLVERS -> "two solvers agree, CP-SAT and SCIP";
      case ONE_SOLVER -> "one solver";
    };
  }

  /** Which argument proves a bound, and what it rests on. */
  public static String proof(Bound bound) {
    return "%s: %s".formatted(bound.argument(), describe(bound.support()));
  }

  /** What a bound says, for instance {@code at most 864.214602 inferences/s are possible}. */
  public static String claim(Objective objective, Bound bound) {
    if (bound.isInfeasible()) {
      return "no valid assignment exists";
    }
    return objective == Objective.RATE
        ? "at most %s inferences/s are possible".formatted(Figures.rate(bound.inferenceRate()))
        : "at least %s values/inference are sent"
            .formatted(Figures.amount(bound.cost().orElseThrow()));
  }

  /** What was taken for proved, and why it is not. */
  public static String describe(Objective objective, Withdrawal withdrawal) {
    return "%s claimed that %s. %s"
        .formatted(
            withdrawal.bound().argument(), claim(objective, withdrawal.bound()), withdrawal.fact());
  }
}
