package org.ratecut.solver.feedback;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;

/**
 * Moves what a device has of a layer, or a part of it, to another device, as long as that does not
 * make the period longer, loops included. A move costs an evaluation from scratch, unless resources
 * alone would already take longer.
 */
final class LoopDescent {

  private final Problem problem;
  private final Random random;
  private final AssignmentState state;
  private Fraction period;

  /** Begins with a valid assignment. */
  LoopDescent(Problem problem, Assignment start, Random random) {
    this.problem = problem;
    this.random = random;
    this.state = new AssignmentState(problem, start);
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
    int[] unit = unit();
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

  /** All, half or one of the vertices of a layer on a device, next to each other. */
  private int[] unit() {
    List<Layer> layers = problem.network().layers();
    Layer layer = layers.get(random.nextInt(layers.size()));
    int device = state.deviceOf(layer.firstVertex() + random.nextInt(layer.vertexCount()));
    int[] all =
        IntStream.range(layer.firstVertex(), layer.endVertex())
            .filter(v -> state.deviceOf(v) == device && !state.isPinned(v))
            .toArray();
    if (all.length == 0) {
      return all;
    }
    int size =
        switch (random.nextInt(3)) {
          case 0 -> all.length;
          case 1 -> (all.length + 1) / 2;
          default -> 1;
        };
    int first = random.nextInt(all.length - size + 1);
    return Arrays.copyOfRange(all, first, first + size);
  }
}
