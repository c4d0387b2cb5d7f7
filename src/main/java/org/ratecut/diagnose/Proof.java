package org.ratecut.diagnose;

import org.ratecut.model.solution.Support;

/**
 * A proof that a problem has no valid assignment.
 *
 * @param argument names it, for instance {@code totals}, {@code counting} or {@code cpsat}
 * @param explanation one sentence for people
 * @param support what the proof rests on
 */
public record Proof(String argument, String explanation, Support support) {

  /** A proof by sums and counts. */
  Proof(String argument, String explanation) {
    this(argument, explanation, Support.ARITHMETIC);
  }
}
