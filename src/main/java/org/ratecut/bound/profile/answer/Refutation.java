package org.ratecut.bound.profile.answer;

import java.util.function.Supplier;
import org.ratecut.model.solution.Support;

/**
 * A proof that no assignment keeps given limits.
 *
 * @param claimed what it rests on so far
 * @param confirmation asks a second solver, which takes time, and says what it rests on then
 */
public record Refutation(Support claimed, Supplier<Support> confirmation) {

  /** By sums and counts; there is nothing to confirm. */
  public static Refutation byArithmetic() {
    return new Refutation(Support.ARITHMETIC, () -> Support.ARITHMETIC);
  }

  /**
   * By CP-SAT.
   *
   * @param agrees asks a second solver
   */
  public static Refutation bySolver(Supplier<Boolean> agrees) {
    return new Refutation(
        Support.ONE_SOLVER, () -> agrees.get() ? Support.TWO_SOLVERS : Support.ONE_SOLVER);
  }

  /** A proof that needs both. */
  public Refutation and(Refutation other) {
    return new Refutation(
        claimed.and(other.claimed),
        () -> {
          Support first = confirmation.get();
          return first == Support.ONE_SOLVER ? first : first.and(other.confirmation.get());
        });
  }
}
