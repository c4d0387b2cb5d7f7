package org.ratecut.bound.profile;

import java.util.Optional;
import org.ratecut.model.Fraction;

/**
 * The answer to "can an assignment cost at most this?".
 *
 * @param attained a cost at which nothing excludes an assignment, where a smaller one than that
 *     asked about is known
 */
record Answer(Verdict verdict, Optional<Fraction> attained) {

  static Answer of(Verdict verdict) {
    return new Answer(verdict, Optional.empty());
  }
}
