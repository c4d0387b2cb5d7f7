package org.ratecut.solver.cpsat;

import com.google.ortools.sat.SatParameters;
import java.time.Duration;
import java.util.Optional;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.budget.Budget;
import org.ratecut.cpsat.CpSat;
import org.ratecut.cpsat.CpSatAnswer;
import org.ratecut.cpsat.Engine;
import org.ratecut.cpsat.Oracle;
import org.ratecut.cpsat.SolverDisagreementException;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Support;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.exact.Enumeration;

/** Asks CP-SAT whether an assignment costs at most so much. */
final class PlacementQuestion {

  /** Takes about as long as CP-SAT takes to begin. */
  private static final long PLACEMENTS_TO_CONFIRM = 200_000;

  /**
   * The answer.
   *
   * @param refutation what a proof rests on that no assignment does, if there is one
   * @param found an assignment that does
   */
  record Answer(Optional<Support> refutation, Optional<Assignment> found) {

    static final Answer OPEN = new Answer(Optional.empty(), Optional.empty());

    static Answer refuted(Support support) {
      return new Answer(Optional.of(support), Optional.empty());
    }

    static Answer found(Assignment assignment) {
      return new Answer(Optional.empty(), Optional.of(assignment));
    }
  }

  private final Problem problem;
  private final Budget budget;
  private final Incumbent incumbent;
  private final CpSatSettings settings;
  private final AttainableCosts costs;
  private final ValuePrecedence order;
  private final Oracle oracle;

  PlacementQuestion(
      Problem problem, Budget budget, Incumbent incumbent, CpSatSettings settings, Engine engine) {
    this.problem = problem;
    this.budget = budget;
    this.incumbent = incumbent;
    this.settings = settings;
    this.oracle = new Oracle(engine);
    this.costs = new AttainableCosts(problem);
    this.order = new ValuePrecedence(problem);
  }

  AttainableCosts costs() {
    return costs;
  }

  /**
   * Asks, and gives up after a time, or with a step limit after a multiple of the effort per step.
   */
  Answer ask(Fraction cost, Duration time, int patience) {
    PlacementModel model = new PlacementModel(problem, Freedom.ofAll(problem));
    order.state(model.cpModel(), model.counts());
    model.limit(costs.limitsAt(cost));
    incumbent
        .assignment()
        .map(assignment -> order.canonical(model.counts(), assignment))
        .ifPresent(assignment -> model.counts().hint(model.cpModel(), assignment));
    CpSat cpSat = oracle.cpSat(time, budget.threads(), budget.seed(), () -> isMoot(cost));
    configure(cpSat.parameters(), patience);
    CpSatAnswer answer = cpSat.solve(model.cpModel());
    return switch (answer.kind()) {
      case INFEASIBLE -> confirmed(cost, model);
      case VALUES -> Answer.found(model.counts().assignment(answer));
      case UNKNOWN -> Answer.OPEN;
    };
  }

  /**
   * CP-SAT finds nothing. Where that ends the search, a second way is asked to find something:
   * trying all assignments, in whole numbers and without any model, or else SCIP, which takes its
   * share of time by the clock and so has no part in a run that must be repeatable.
   */
  private Answer confirmed(Fraction cost, PlacementModel model) {
    boolean isLast = incumbent.cost().map(costs::below).orElseGet(costs::unlimited).equals(cost);
    return isLast ? confirmedLast(cost, model) : Answer.refuted(Support.ONE_SOLVER);
  }

  private Answer confirmedLast(Fraction cost, PlacementModel model) {
    Enumeration.Trial trial = Enumeration.search(problem, budget, cost, PLACEMENTS_TO_CONFIRM);
    if (trial.found().isPresent()) {
      contradict(cost, trial.found().orElseThrow(), "trying all assignments");
      return Answer.OPEN;
    }
    if (trial.isComplete()) {
      return Answer.refuted(Support.ENUMERATION);
    }
    if (budget.stepLimit().isPresent()) {
      return Answer.refuted(Support.ONE_SOLVER);
    }
    try {
      boolean agrees = oracle.agreesOnInfeasible(model.cpModel());
      return Answer.refuted(agrees ? Support.TWO_SOLVERS : Support.ONE_SOLVER);
    } catch (SolverDisagreementException e) {
      contradict(cost, model.counts().assignment(e.counterexample()), "SCIP");
      return Answer.OPEN;
    }
  }

  /** Keeps the assignment that should not exist, and lets nobody believe the claim. */
  private void contradict(Fraction cost, Assignment found, String finder) {
    incumbent.withdraw(
        Bound.atLeast(cost, "cpsat", "CP-SAT refuted this cost.").with(Support.ONE_SOLVER),
        "A valid assignment of at most this cost was found by " + finder + ".");
    if (!problem.network().isPipelined() || Evaluator.evaluate(problem, found).isValid()) {
      incumbent.offer(found, finder);
    }
  }

  private void configure(SatParameters.Builder parameters, int patience) {
    parameters.setLinearizationLevel(settings.linearizationLevel());
    parameters.setSymmetryLevel(settings.symmetryLevel());
    parameters.setCpModelProbingLevel(settings.probingLevel());
    if (budget.stepLimit().isPresent()) {
      parameters.setInterleaveSearch(true);
      parameters.setMaxDeterministicTime(settings.effortPerStep() * patience);
    }
  }

  /** Whether the answer became known while the question was asked. */
  private boolean isMoot(Fraction cost) {
    return incumbent.stopReason(budget).isPresent()
        || incumbent.costBound().isGreaterThan(cost)
        || incumbent.cost().map(known -> known.compareTo(cost) <= 0).orElse(false);
  }
}
