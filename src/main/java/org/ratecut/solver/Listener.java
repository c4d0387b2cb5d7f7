package org.ratecut.solver;

import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Assignment;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Withdrawal;

/**
 * Hears of every improvement while a search runs, on the thread that found it, one call at a time.
 */
public interface Listener {

  /** Does nothing. */
  Listener SILENT = new Listener() {};

  /** A valid assignment better than all before; {@code source} names what found it. */
  default void onIncumbent(Assignment assignment, Evaluation evaluation, String source) {}

  /** A proven bound better than all before: no valid assignment costs less than this. */
  default void onBound(Fraction costBound, String source) {}

  /**
   * A statement that was taken for proved is wrong.
   *
   * @param costBound what is still proved: no valid assignment costs less than this
   */
  default void onWithdrawal(Withdrawal withdrawal, Fraction costBound) {}

  /**
   * All that a solver had were assignments that break a constraint; {@code reason} says which, in a
   * sentence.
   */
  default void onRejection(String reason, String source) {}

  /** Lets two hear of everything, this one first. */
  default Listener andThen(Listener second) {
    return new Listener() {
      @Override
      public void onIncumbent(Assignment assignment, Evaluation evaluation, String source) {
        Listener.this.onIncumbent(assignment, evaluation, source);
        second.onIncumbent(assignment, evaluation, source);
      }

      @Override
      public void onBound(Fraction costBound, String source) {
        Listener.this.onBound(costBound, source);
        second.onBound(costBound, source);
      }

      @Override
      public void onWithdrawal(Withdrawal withdrawal, Fraction costBound) {
        Listener.this.onWithdrawal(withdrawal, costBound);
        second.onWithdrawal(withdrawal, costBound);
      }

      @Override
      public void onRejection(String reason, String source) {
        Listener.this.onRejection(reason, source);
        second.onRejection(reason, source);
      }
    };
  }
}
