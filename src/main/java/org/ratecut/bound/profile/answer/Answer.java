package org.ratecut.bound.profile.answer;

import java.util.Optional;
import org.ratecut.model.exact.Fraction;

/**
 * The answer to "can an assignment cost at most this?".
 *
 * @param refutation the proof, if there is one
 * @param attained a cost at which nothing excludes an assignment, where a smaller one than that
 *     asked about is known
 */
public record Answer(
    Verdict verdict, Optional<Refutation> refutation, Optional<Fraction> attained) {

  /** Nothing is refuted. */
  public static Answer open(Verdict verdict) {
    return new Answer(verdict, Optional.empty(), Optional.empty());
  }

  public static Answer refuted(Refutation refutation) {
    return new Answer(Verdict.REFUTED, Optional.of(refutation), Optional.empty());
  }

  public boolean isRefuted() {
    return verdict == Verdict.REFUTED;
  }
}
