package org.ratecut.solver.anneal;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;

/**
 * The descents of one thread on one level, and the best that they met. The state is made when it is
 * first needed: that of a large network takes hundreds of megabytes.
 */
final class LevelSearch {

  private final Level level;
  private Optional<AssignmentState> state = Optional.empty();
  private Optional<Assignment> best = Optional.empty();
  private double bestCost = Double.POSITIVE_INFINITY;

  LevelSearch(Level level) {
    this.level = level;
  }

  Level level() {
    return level;
  }

  int vertexCount() {
    return level.problem().vertexCount();
  }

  /** The best valid assignment of this level. */
  Optional<Assignment> best() {
    return best;
  }

  /** The cost of {@link #best}, to the nearest double; infinite if there is none. */
  double bestCost() {
    return bestCost;
  }

  /**
   * Makes a descent, and remembers its best.
   *
   * @param from where it starts, valid or not
   * @param moves how many to draw
   * @param goOn asked now and then; the descent ends early if it says no
   */
  Descent descend(
      Assignment from,
      AnnealSettings settings,
      long moves,
      SplittableRandom random,
      BooleanSupplier goOn) {
    return run(descent(level.problem(), settings, stateAt(from), random), moves, goOn);
  }

  /**
   * Does the same with more vertices pinned.
   *
   * @param within the problem of the level with other pins
   */
  Descent descendWithin(
      Problem within,
      Assignment from,
      AnnealSettings settings,
      long moves,
      SplittableRandom random,
      BooleanSupplier goOn) {
    AssignmentState there = new AssignmentState(within, from);
    return run(descent(within, settings, there, random), moves, goOn);
  }

  private Descent descent(
      Problem problem, AnnealSettings settings, AssignmentState there, SplittableRandom random) {
    return new Descent(problem, level.neighbourhood(), settings, there, random);
  }

  private Descent run(Descent descent, long moves, BooleanSupplier goOn) {
    descent.run(moves, goOn);
    if (descent.bestCost() < bestCost) {
      bestCost = descent.bestCost();
      best = descent.best();
    }
    return descent;
  }

  private AssignmentState stateAt(Assignment assignment) {
    AssignmentState there = state.orElseGet(() -> new AssignmentState(level.problem(), assignment));
    there.moveTo(assignment);
    state = Optional.of(there);
    return there;
  }

  /** Free vertices anywhere, valid or not, and pinned ones where they belong. */
  static Assignment randomAssignment(Problem problem, SplittableRandom random) {
    int[] devices = new int[problem.vertexCount()];
    for (int v = 0; v < devices.length; v++) {
      int pinned = problem.pins().deviceOf(v);
      devices[v] = pinned == Pins.FREE ? random.nextInt(problem.deviceCount()) : pinned;
    }
    return Assignment.of(devices);
  }
}
