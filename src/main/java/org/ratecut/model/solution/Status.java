package org.ratecut.model.solution;

/** What is known about a problem when a search ends. Why it ended is a {@link StopReason}. */
public enum Status {
  /** A valid assignment and a proof that none is better. */
  OPTIMAL,
  /** A valid assignment; a better one may exist. */
  FEASIBLE,
  /** A proof that no valid assignment exists. */
  INFEASIBLE,
  /** No valid assignment found, and no proof that there is none. */
  UNKNOWN
}
