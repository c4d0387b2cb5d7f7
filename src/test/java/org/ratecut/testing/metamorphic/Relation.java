package org.ratecut.testing.metamorphic;

import java.util.Optional;
import org.ratecut.model.exact.Fraction;

/**
 * What becomes of the optimum when a problem is changed: it is at least {@code factor} times what
 * it was, or at most that and {@code slack} more, or both.
 *
 * @param factor positive
 * @param slack at least 0
 * @param isNoBetter whether the optimum is no better than that, and nothing valid stays nothing
 *     valid
 * @param isNoWorse whether the optimum is no worse than that, and something valid stays something
 *     valid
 */
record Relation(Ratio factor, Ratio slack, boolean isNoBetter, boolean isNoWorse) {

  static final Relation SAME = times(Fraction.of(1));
  static final Relation NO_BETTER = new Relation(Ratio.of(1), Ratio.ZERO, true, false);
  static final Relation NO_WORSE = new Relation(Ratio.of(1), Ratio.ZERO, false, true);

  /** The optimum is multiplied, exactly. */
  static Relation times(Fraction factor) {
    return new Relation(Ratio.of(factor), Ratio.ZERO, true, true);
  }

  /** The optimum is multiplied, and may get worse by an amount besides. */
  static Relation times(Fraction factor, Ratio slack) {
    return new Relation(Ratio.of(factor), slack, true, true);
  }

  /** Whether one optimum says what the other is. */
  boolean isExact() {
    return isNoBetter && isNoWorse && slack.compareTo(Ratio.ZERO) == 0;
  }

  /** The least optimum after the change that a lower bound on that before allows. */
  Ratio least(Ratio before) {
    return isNoBetter ? factor.times(before) : Ratio.ZERO;
  }

  /** An upper bound on the optimum after the change; empty if there is none. */
  Optional<Ratio> most(Optional<Ratio> before) {
    return isNoWorse ? before.map(cost -> factor.times(cost).plus(slack)) : Optional.empty();
  }

  /** An upper bound on the optimum before the change, from one after it. */
  Optional<Ratio> maxBefore(Optional<Ratio> after) {
    return isNoBetter ? after.map(cost -> cost.dividedBy(factor)) : Optional.empty();
  }
}
