package org.ratecut.bound.profile;

import java.util.Optional;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Support;

/** Hears what a {@link CostSearch} proves. */
interface CostListener {

  /**
   * A better bound, or the same with a better support.
   *
   * @param cost no assignment costs less; empty if every cost is refuted
   */
  void onBound(Optional<Fraction> cost, Support support);

  /**
   * A cost was refuted wrongly.
   *
   * @param fact one sentence that says what speaks against it
   */
  void onContradiction(Fraction cost, String fact);
}
