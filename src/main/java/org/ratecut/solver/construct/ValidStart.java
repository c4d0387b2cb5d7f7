package org.ratecut.solver.construct;

import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;

/** Random assignments that keep the pins, made valid where that succeeds. */
public final class ValidStart {

  private final Problem problem;

  public ValidStart(Problem problem) {
    this.problem = problem;
  }

  /** A random device for each vertex that is not pinned; memory and channels are not looked at. */
  public Assignment random(Random random) {
    return Assignment.of(
        IntStream.range(0, problem.vertexCount())
            .map(
                v ->
                    problem.pins().isPinned(v)
                        ? problem.pins().deviceOf(v)
                        : random.nextInt(problem.deviceCount()))
            .toArray());
  }

  /**
   * Changes a state until it is valid, or gives up after a number of steps that grows with the
   * problem, or as soon as it must not go on.
   *
   * @return whether the state is valid now
   */
  public boolean repair(AssignmentState state, Random random, BooleanSupplier goOn) {
    long steps = 200 + 4L * problem.vertexCount();
    return new MemoryRepair(problem, state, random).run(steps, goOn);
  }
}
