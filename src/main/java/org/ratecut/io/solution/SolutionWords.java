package org.ratecut.io.solution;

import org.ratecut.model.Status;
import org.ratecut.model.StopReason;

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
          case INTERRUPTED -> ": by request";
          case EXHAUSTED -> ": the solver has nothing more to try";
        };
  }
}
