package org.ratecut.bound.profile.answer;

/** The outcome of asking whether an assignment can keep given limits. */
public enum Verdict {
  /** Proved: none can. */
  REFUTED,
  /** The inequalities do not exclude it, which says nothing about assignments. */
  POSSIBLE,
  /** The budget ended first. */
  UNDECIDED
}
