package org.ratecut.diagnose;

import java.util.Optional;
import java.util.function.LongFunction;

/**
 * The least amount of something with which a problem fits, by bisection, where more never hurts. It
 * is an interval where not every question was answered.
 */
final class LeastThatFits {

  private final LongFunction<Feasibility> decide;

  /**
   * Prepares a search.
   *
   * @param decide whether a problem with an amount more fits
   */
  LeastThatFits(LongFunction<Feasibility> decide) {
    this.decide = decide;
  }

  /**
   * The interval.
   *
   * @param atLeast anything less is proved too little
   * @param enough an assignment was found with this much
   */
  record Interval(long atLeast, long enough) {}

  /**
   * Searches from a proved amount on.
   *
   * @param atLeast anything less is known to be too little
   * @param most not to be exceeded
   * @return empty if no amount up to the most was found to be enough
   */
  Optional<Interval> search(long atLeast, long most) {
    long proved = atLeast;
    long step = 0;
    long amount = Math.min(atLeast, most);
    while (true) {
      Feasibility verdict = decide.apply(amount);
      if (verdict.fits()) {
        return Optional.of(bisect(proved, amount));
      }
      proved = verdict.isImpossible() ? amount + 1 : proved;
      if (amount == most) {
        return Optional.empty();
      }
      step = Math.max(1, 2 * step);
      amount = step > most - amount ? most : amount + step;
    }
  }

  private Interval bisect(long least, long found) {
    long proved = least;
    long untried = least;
    long enough = found;
    while (untried < enough) {
      long middle = untried + (enough - untried) / 2;
      Feasibility verdict = decide.apply(middle);
      if (verdict.fits()) {
        enough = middle;
      } else {
        untried = middle + 1;
        proved = verdict.isImpossible() ? middle + 1 : proved;
      }
    }
    return new Interval(proved, enough);
  }
}
