package org.ratecut.diagnose;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Fraction;
import org.ratecut.model.Problem;
import org.ratecut.model.Solution;
import org.ratecut.solver.Budget;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.SupervisedSearch;
import org.ratecut.solver.portfolio.Solvers;

/** Searches a problem that fits, and then what becomes of it with more of something. */
final class Limits {

  private final Problem problem;
  private final Budget budget;

  Limits(Problem problem, Budget budget) {
    this.problem = problem;
    this.budget = budget;
  }

  /** Searches the problem as it is for a time, from an assignment if one is known. */
  Solution search(Optional<Assignment> start, Duration time) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    start.ifPresent(assignment -> incumbent.offer(assignment, "fit"));
    return search(problem, incumbent, time);
  }

  /** What would help, with an equal part of the remaining time for each change. */
  Diagnosis.Limited explain(Solution current) {
    Assignment best = current.assignment().orElseThrow();
    List<Changes.Changed> changes = new Changes(problem, Evaluator.evaluate(problem, best)).all();
    List<WhatIf> whatIfs = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Duration time = budget.remaining().dividedBy(changes.size() - i);
      whatIfs.add(whatIf(changes.get(i), current, time));
    }
    return new Diagnosis.Limited(current, whatIfs);
  }

  private WhatIf whatIf(Changes.Changed changed, Solution current, Duration time) {
    Incumbent incumbent = new Incumbent(changed.problem(), Listener.SILENT);
    incumbent.offer(current.assignment().orElseThrow(), "unchanged");
    changed
        .slowdown()
        .flatMap(factor -> product(current.costBound(), factor))
        .ifPresent(bound -> incumbent.offerBound(bound, "unchanged"));
    return new WhatIf(changed.change(), search(changed.problem(), incumbent, time));
  }

  private Solution search(Problem searched, Incumbent incumbent, Duration time) {
    Solver solver = Solvers.named(Solvers.defaultName()).orElseThrow();
    return new SupervisedSearch(searched, budget.withTimeFromNow(time), incumbent).run(solver);
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
