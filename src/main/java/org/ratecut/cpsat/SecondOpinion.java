package org.ratecut.cpsat;

import java.util.List;
import java.util.Optional;

/**
 * What a second solver says of a claim that there are no values.
 *
 * @param agrees whether it comes to the same answer
 * @param counterexample values that satisfy every constraint in exact integers: the claim is wrong
 */
record SecondOpinion(boolean agrees, Optional<CpSatAnswer> counterexample) {

  /** It did not find out in time. */
  static SecondOpinion none() {
    return new SecondOpinion(false, Optional.empty());
  }

  static SecondOpinion agreement() {
    return new SecondOpinion(true, Optional.empty());
  }

  static SecondOpinion disagreement(List<Long> values) {
    return new SecondOpinion(false, Optional.of(CpSatAnswer.ofValues(values)));
  }
}
