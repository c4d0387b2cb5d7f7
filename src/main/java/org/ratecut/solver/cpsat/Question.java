package org.ratecut.solver.cpsat;

import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.SatParameters;
import java.time.Duration;
import java.util.Optional;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.cpsat.CpSat;
import org.ratecut.model.Assignment;
import org.ratecut.model.Fraction;
import org.ratecut.model.Problem;
import org.ratecut.solver.Budget;
import org.ratecut.solver.Incumbent;

/** Asks CP-SAT whether an assignment costs at most so much. */
final class Question {

  /**
   * The answer.
   *
   * @param isRefuted whether it is proved that no assignment does
   * @param found an assignment that does
   */
  record Answer(boolean isRefuted, Optional<Assignment> found) {}

  private final Problem problem;
  private final Budget budget;
  private final Incumbent incumbent;
  private final CpSatSettings settings;
  private final AttainableCosts costs;
  private final DeviceOrder order;

  Question(Problem problem, Budget budget, Incumbent incumbent, CpSatSettings settings) {
    this.problem = problem;
    this.budget = budget;
    this.incumbent = incumbent;
    this.settings = settings;
    this.costs = new AttainableCosts(problem);
    this.order = new DeviceOrder(problem);
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
    CpSat cpSat = new CpSat(time, budget.threads(), budget.seed(), () -> isMoot(cost));
    configure(cpSat.parameters(), patience);
    CpSolverStatus status = cpSat.solve(model.cpModel());
    return switch (status) {
      case INFEASIBLE -> new Answer(true, Optional.empty());
      case OPTIMAL, FEASIBLE ->
          new Answer(false, Optional.of(model.counts().assignment(cpSat.solver())));
      case UNKNOWN -> new Answer(false, Optional.empty());
      default -> throw new IllegalStateException("CP-SAT finds the model " + status + ".");
    };
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
