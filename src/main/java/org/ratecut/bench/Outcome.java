package org.ratecut.bench;

/** What came of a run. */
public enum Outcome {
  /** A valid assignment. */
  SOLVED,
  /** No assignment within the limits, and no proof that there is none. */
  NONE,
  /** A proof that no valid assignment exists. */
  INFEASIBLE,
  /** The solver had nothing but assignments that break a constraint. */
  INVALID,
  /** No answer: the process crashed, ended with an error, or had to be ended. */
  FAILED
}
