package org.ratecut.solver.cpsat;

import java.time.Duration;
import java.util.Optional;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.budget.Budget;
import org.ratecut.cpsat.Engine;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Support;
import org.ratecut.solver.Incumbent;

/**
 * One run of {@link CpSatSolver}. It asks in turn for anything strictly better than the incumbent,
 * whose refutation ends the search, and for something half-way to the proven bound, whose answer
 * moves either side by much. A question that takes too long is left, and asked again with more time
 * once the other was left as well.
 */
final class ExactSearch {

  /** The part of the remaining time that a question gets at first. */
  private static final int FIRST_PART = 20;

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** So many times the first effort is the most that a question gets. */
  private static final int MAX_PATIENCE = 16;

  /** With so little between them, half of it is as hard as all of it. */
  private static final double CLOSE = 1.01;

  private final String name;
  private final Problem problem;
  private final Budget budget;
  private final Incumbent incumbent;
  private final PlacementQuestion question;
  private final AttainableCosts costs;
  private final Duration firstSlice;
  private int patience = 1;
  private boolean isModest = true;
  private boolean isExhausted;

  ExactSearch(
      String name,
      Problem problem,
      Budget budget,
      Incumbent incumbent,
      CpSatSettings settings,
      Engine engine) {
    this.name = name;
    this.problem = problem;
    this.budget = budget;
    this.incumbent = incumbent;
    this.question = new PlacementQuestion(problem, budget, incumbent, settings, engine);
    this.costs = question.costs();
    Duration part = budget.remaining().dividedBy(FIRST_PART);
    this.firstSlice = part.compareTo(SHORTEST) > 0 ? part : SHORTEST;
  }

  StopReason run() {
    for (long steps = budget.stepLimit().orElse(Long.MAX_VALUE); steps > 0; steps--) {
      Optional<StopReason> stop = incumbent.stopReason(budget);
      if (stop.isPresent()) {
        return stop.get();
      }
      if (isExhausted) {
        return StopReason.EXHAUSTED;
      }
      step();
    }
    return incumbent.stopReason(budget).orElse(StopReason.TIME_LIMIT);
  }

  private void step() {
    Optional<Fraction> known = incumbent.cost();
    if (known.isEmpty()) {
      ask(costs.unlimited(), budget.remaining());
    } else if (costs.below(known.get()).isLessThan(incumbent.costBound())) {
      incumbent.offerBound(closing(known.get()));
    } else {
      ask(isModest ? costs.below(known.get()) : halfWay(known.get()), sliceOfTime());
    }
  }

  private Duration sliceOfTime() {
    Duration slice = firstSlice.multipliedBy(patience);
    return budget.remaining().compareTo(slice) < 0 ? budget.remaining() : slice;
  }

  private Fraction halfWay(Fraction known) {
    Fraction least = incumbent.costBound();
    Fraction most = costs.below(known);
    Fraction half = costs.near((least.toDouble() + most.toDouble()) / 2);
    boolean isClose = most.toDouble() < least.toDouble() * CLOSE;
    return isClose || half.isLessThan(least) || half.isGreaterThan(most) ? most : half;
  }

  private void ask(Fraction cost, Duration time) {
    PlacementQuestion.Answer answer = question.ask(cost, time, patience);
    if (answer.refutation().isPresent()) {
      refuted(cost, answer.refutation().orElseThrow());
      isModest = false;
    } else if (answer.found().isPresent()) {
      found(answer.found().get());
    } else {
      patience = isModest ? Math.min(MAX_PATIENCE, 2 * patience) : patience;
      isModest = !isModest;
    }
  }

  /** There is no attainable cost between what is proved and what is known. */
  private Bound closing(Fraction known) {
    Support support = incumbent.bound().map(Bound::support).orElse(Support.ARITHMETIC);
    return Bound.atLeast(known, name, "No sums of loads or traffic lie between.").with(support);
  }

  /**
   * The model does not count the copies of outputs that a pipeline needs, so that what it finds may
   * be too large. Then it is asked for half-way, which may still be refuted, and no more.
   */
  private void found(Assignment assignment) {
    if (!problem.network().isPipelined() || Evaluator.evaluate(problem, assignment).isValid()) {
      incumbent.offer(assignment, name);
    } else {
      isExhausted = !isModest || incumbent.cost().isEmpty();
    }
    isModest = false;
  }

  private void refuted(Fraction cost, Support support) {
    Bound bound =
        costs
            .above(cost)
            .filter(above -> cost.isLessThan(costs.unlimited()))
            .map(next -> Bound.atLeast(next, name, "A complete search finds nothing better."))
            .orElseGet(() -> Bound.infeasible(name, "A complete search finds nothing valid."));
    incumbent.offerBound(bound.with(support));
  }
}
