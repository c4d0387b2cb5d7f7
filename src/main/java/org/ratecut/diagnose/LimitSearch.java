package org.ratecut.diagnose;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.StopReason;
import org.ratecut.registry.Solvers;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.SupervisedSearch;
import org.ratecut.solver.feedback.FeedbackSearch;

/**
 * Searches a problem that fits, and then what becomes of it with more of something. What is found
 * with a change and is valid without it counts for the problem as it is, too, so that a change is
 * not praised for what a longer search finds anyway.
 */
final class LimitSearch {

  private final Problem problem;
  private final Budget budget;
  private final Incumbent unchanged;

  LimitSearch(Problem problem, Budget budget) {
    this.problem = problem;
    this.budget = budget;
    this.unchanged = new Incumbent(problem, Listener.SILENT);
  }

  /** Searches the problem as it is for a time, from an assignment if one is known. */
  Solution search(Optional<Assignment> start, Duration time) {
    start.ifPresent(assignment -> unchanged.offer(assignment, "fit"));
    return search(problem, unchanged, time);
  }

  /**
   * What would help, with an equal part of the remaining time for each change.
   *
   * @param current what {@link #search(Optional, Duration)} found, with an assignment
   */
  Diagnosis.Limited explain(Solution current) {
    Assignment best = current.assignment().orElseThrow();
    List<Changes.Changed> changes = new Changes(problem, Evaluator.evaluate(problem, best)).all();
    List<Incumbent> incumbents = new ArrayList<>();
    List<StopReason> stops = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Incumbent incumbent = new Incumbent(changes.get(i).problem(), Listener.SILENT);
      Duration time = budget.remaining().dividedBy(changes.size() - i);
      incumbents.add(incumbent);
      stops.add(searchChanged(changes.get(i), incumbent, time).stop());
    }
    Solution improved = unchanged.toSolution(current.stop());
    List<WhatIf> whatIfs = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      incumbents.get(i).offer(improved.assignment().orElseThrow(), "unchanged");
      whatIfs.add(new WhatIf(changes.get(i).change(), incumbents.get(i).toSolution(stops.get(i))));
    }
    return new Diagnosis.Limited(improved, whatIfs);
  }

  private Solution searchChanged(Changes.Changed changed, Incumbent incumbent, Duration time) {
    incumbent.offer(unchanged.assignment().orElseThrow(), "unchanged");
    changed.slowdown().flatMap(this::slowed).ifPresent(incumbent::offerBound);
    Solution found = search(changed.problem(), incumbent, time);
    found
        .assignment()
        .filter(assignment -> Evaluator.evaluate(problem, assignment).isValid())
        .ifPresent(assignment -> unchanged.offer(assignment, "changed"));
    return found;
  }

  private Solution search(Problem searched, Incumbent incumbent, Duration time) {
    Solver solver =
        FeedbackSearch.around(searched, Solvers.named(Solvers.defaultName()).orElseThrow());
    return new SupervisedSearch(searched, budget.withTimeFromNow(time), incumbent).run(solver);
  }

  /** What is proved of the problem as it is holds with a factor for one that is faster by it. */
  private Optional<Bound> slowed(Fraction factor) {
    return unchanged
        .bound()
        .flatMap(
            bound ->
                bound
                    .cost()
                    .flatMap(cost -> product(cost, factor))
                    .map(cost -> Bound.atLeast(cost, "unchanged", bound.explanation()))
                    .map(slowed -> slowed.with(bound.support())));
  }

  /** Empty if the product does not fit a fraction of longs. */
  private static Optional<Fraction> product(Fraction a, Fraction b) {
    try {
      return Optional.of(
          Fraction.of(
              BigInteger.valueOf(a.numerator()).multiply(BigInteger.valueOf(b.numerator())),
              BigInteger.valueOf(a.denominator()).multiply(BigInteger.valueOf(b.denominator()))));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
