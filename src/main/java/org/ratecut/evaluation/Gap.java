package org.ratecut.evaluation;

import java.util.Optional;
import org.ratecut.model.Objective;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;

/** How far from the best possible an assignment is at most. */
public final class Gap {

  private Gap() {}

  /**
   * {@code 1 - bound / cost}. For the rate this is {@code (bound - rate) / bound}, for
   * communication {@code (traffic - bound) / traffic}.
   *
   * @param evaluation of the assignment
   * @param bound the strongest statement proved about all valid assignments, if any
   * @return from 0 to 1; empty if the assignment is invalid, or the objective is the rate and
   *     nothing finite is proved
   */
  public static Optional<Double> of(
      Objective objective, Evaluation evaluation, Optional<Bound> bound) {
    Fraction proved = bound.flatMap(Bound::cost).orElse(Fraction.ZERO);
    if (!evaluation.isValid() || (objective == Objective.RATE && proved.isZero())) {
      return Optional.empty();
    }
    Fraction cost = evaluation.cost(objective);
    return Optional.of(cost.equals(proved) ? 0 : 1 - proved.toDouble() / cost.toDouble());
  }
}
