package org.ratecut.evaluation;

import java.math.BigInteger;
import java.util.Optional;
import org.ratecut.model.Objective;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;

/** How far from the best possible an assignment is at most. */
public final class Gap {

  private Gap() {}

  /**
   * Whether an assignment is so close to the best possible, decided in whole numbers.
   *
   * @param cost of a valid assignment
   * @param proved no valid assignment costs less
   * @param gap from 0 to 1
   */
  public static boolean isWithin(Fraction cost, Fraction proved, Fraction gap) {
    BigInteger left =
        product(proved.numerator(), cost.denominator()).multiply(big(gap.denominator()));
    BigInteger right =
        product(cost.numerator(), proved.denominator())
            .multiply(big(gap.denominator() - gap.numerator()));
    return left.compareTo(right) >= 0;
  }

  private static BigInteger product(long a, long b) {
    return big(a).multiply(big(b));
  }

  private static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }

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
