package org.ratecut.solver.tidy;

import java.util.Optional;
import java.util.function.Predicate;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;

/**
 * Breaks ties in the rate: at the same or a better period it lowers the total traffic of an
 * assignment, and at the same traffic the number of {@linkplain Pieces pieces}. It tries moves in a
 * fixed order and keeps each that is tidier, until none is or its steps are used up; it draws
 * nothing and looks at no clock, so that its result depends on its input alone.
 */
public final class Tidying {

  /** Vertices moved in all, there or back; about a second on AlexNet and 63 devices. */
  private static final long MAX_STEPS = 400_000;

  private final Problem problem;
  private final Budget budget;

  /**
   * Prepares the pass.
   *
   * @param budget ends it if it is cancelled; its time and steps are not looked at
   */
  public Tidying(Problem problem, Budget budget) {
    this.problem = problem;
    this.budget = budget;
  }

  /**
   * A tidier assignment, by the word of the referee.
   *
   * @param start valid
   * @return one that is valid, whose period is no longer, with less traffic, or as much in fewer
   *     pieces; empty if none is found
   */
  public Optional<Assignment> tidy(Assignment start) {
    return tidy(start, Optional.empty());
  }

  /**
   * A tidier assignment that may be slower.
   *
   * @param start valid
   * @param limit which periods are allowed; that of the start is
   * @return one that is valid, with an allowed period, and with less traffic, or as much in fewer
   *     pieces; empty if none is found
   */
  public Optional<Assignment> tidyWithin(Assignment start, Predicate<Fraction> limit) {
    return tidy(start, Optional.of(limit));
  }

  private Optional<Assignment> tidy(Assignment start, Optional<Predicate<Fraction>> limit) {
    TidyState state = new TidyState(problem, start, MAX_STEPS, budget::isCancelled, limit);
    LayerMoves layers = new LayerMoves(state);
    BlockSwaps blocks = new BlockSwaps(state);
    PieceMoves pieces = new PieceMoves(state);
    DeviceSwaps devices = new DeviceSwaps(state);
    boolean changed = true;
    while (changed && state.goesOn()) {
      changed = layers.run();
      changed |= pieces.run();
      changed |= blocks.run();
      changed |= devices.run();
    }
    return Optional.of(state.toAssignment()).filter(found -> isTidier(found, start, limit));
  }

  private boolean isTidier(
      Assignment found, Assignment start, Optional<Predicate<Fraction>> limit) {
    Evaluation after = Evaluator.evaluate(problem, found);
    Evaluation before = Evaluator.evaluate(problem, start);
    Predicate<Fraction> isInTime = limit.orElse(period -> !period.isGreaterThan(before.period()));
    if (!after.isValid() || !isInTime.test(after.period())) {
      return false;
    }
    return after.totalTraffic() < before.totalTraffic()
        || (after.totalTraffic() == before.totalTraffic()
            && Pieces.count(problem.network(), found) < Pieces.count(problem.network(), start));
  }
}
