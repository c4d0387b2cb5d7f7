package org.ratecut.solver.tidy.simple;

import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.solver.tidy.Pieces;

/**
 * An assignment with what makes it simple.
 *
 * @param evaluation by the referee
 * @param pieces how many {@linkplain Pieces pieces} the layers are in
 */
public record SimplePlan(Assignment assignment, Evaluation evaluation, int pieces) {

  static SimplePlan of(Problem problem, Assignment assignment) {
    return new SimplePlan(
        assignment,
        Evaluator.evaluate(problem, assignment),
        Pieces.count(problem.network(), assignment));
  }

  /** Values per inference between all devices. */
  public long traffic() {
    return evaluation.totalTraffic();
  }

  /** Whether it has less traffic, or as much in fewer pieces. */
  boolean isSimplerThan(SimplePlan other) {
    return traffic() < other.traffic() || (traffic() == other.traffic() && pieces < other.pieces);
  }

  /** Whether it is at least as fast, sends no more and has no more pieces. */
  boolean isAtLeastAsGoodAs(SimplePlan other) {
    return !evaluation.period().isGreaterThan(other.evaluation.period())
        && traffic() <= other.traffic()
        && pieces <= other.pieces;
  }
}
