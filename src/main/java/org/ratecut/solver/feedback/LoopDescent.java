package org.ratecut.solver.feedback;

import java.util.Random;
import java.util.function.BooleanSupplier;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.solver.moves.LayerParts;

/**
 * Moves what a device has of a layer, or a part of it, to another device, as long as that does not
 * make the period longer, loops included. A move costs an evaluation from scratch, unless resources
 * alone would already take longer.
 */
final class LoopDescent {

  private final Problem problem;
  private final Random random;
  private final AssignmentState state;
  private final LayerParts parts;
  private Fraction period;

  /** Begins with a valid assignment. */
  LoopDescent(Problem problem, Assignment start, Random random) {
    this.problem = problem;
    this.random = random;
    this.state = new AssignmentState(problem, start);
    this.parts = new LayerParts(problem.network());
    this.period = Evaluator.evaluate(problem, start).period();
  }

  /** Makes so many moves at most. */
  void run(long moves, BooleanSupplier goesOn) {
    for (long i = 0; i < moves && goesOn.getAsBoolean(); i++) {
      step();
    }
  }

  /** What it has come to. */
  Assignment found() {
    return state.toAssignment();
  }

  private void step() {
    int[] unit = parts.draw(state, random);
    if (unit.length == 0) {
      return;
    }
    int from = state.deviceOf(unit[0]);
    int to = random.nextInt(problem.deviceCount());
    if (to != from) {
      moveAll(unit, to);
      if (!isNoWorse()) {
        moveAll(unit, from);
      }
    }
  }

  private boolean isNoWorse() {
    if (!state.isValid() || state.cost(Objective.RATE).isGreaterThan(period)) {
      return false;
    }
    Evaluation next = Evaluator.evaluate(problem, state.toAssignment());
    if (!next.isValid() || next.period().isGreaterThan(period)) {
      return false;
    }
    period = next.period();
    return true;
  }

  private void moveAll(int[] vertices, int device) {
    for (int v : vertices) {
      state.move(v, device);
    }
  }
}
