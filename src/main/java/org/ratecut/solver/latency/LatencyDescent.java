package org.ratecut.solver.latency;

import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.solver.moves.LayerParts;

/**
 * Moves what a device has of a layer, or a part of it, to another device, as long as that brings
 * the latency nearer to its limit or, within the limit, the cost down. Each move costs a schedule,
 * so that there are thousands of moves and not millions.
 */
final class LatencyDescent {

  private final Problem problem;
  private final LatencyLimit limit;
  private final Random random;
  private final AssignmentState state;
  private final LayerParts parts;
  private double excess;
  private Fraction cost;

  /** Begins with a valid assignment. */
  LatencyDescent(Problem problem, LatencyLimit limit, Assignment start, Random random) {
    this.problem = problem;
    this.limit = limit;
    this.random = random;
    this.state = new AssignmentState(problem, start);
    this.parts = new LayerParts(problem.network());
    this.excess = excess(start);
    this.cost = state.cost(problem.objective());
  }

  /** By how many seconds the first schedule of an assignment is too late. */
  private double excess(Assignment assignment) {
    Optional<SchedulePlan> plan = limit.firstPlan(problem, assignment);
    return plan.filter(each -> !limit.isKeptBy(each))
        .map(each -> each.latencySeconds() - limit.seconds())
        .orElse(0.0);
  }

  /** Makes so many moves at most. */
  void run(long moves, BooleanSupplier goesOn) {
    for (long i = 0; i < moves && goesOn.getAsBoolean(); i++) {
      step();
    }
  }

  /** What it has come to, if that is in time. */
  Optional<Assignment> found() {
    return excess > 0 ? Optional.empty() : Optional.of(state.toAssignment());
  }

  private void step() {
    int[] unit;
    do {
      unit = parts.draw(state, random);
    } while (unit.length == 0);
    int from = state.deviceOf(unit[0]);
    int to = random.nextInt(problem.deviceCount());
    if (to == from) {
      return;
    }
    moveAll(unit, to);
    if (!isBetter()) {
      moveAll(unit, from);
    }
  }

  private boolean isBetter() {
    if (!state.isValid()) {
      return false;
    }
    Fraction newCost = state.cost(problem.objective());
    if (excess == 0 && newCost.isGreaterThan(cost)) {
      return false;
    }
    double newExcess = excess(state.toAssignment());
    if (newExcess > excess) {
      return false;
    }
    excess = newExcess;
    cost = newCost;
    return true;
  }

  private void moveAll(int[] vertices, int device) {
    for (int v : vertices) {
      state.move(v, device);
    }
  }
}
