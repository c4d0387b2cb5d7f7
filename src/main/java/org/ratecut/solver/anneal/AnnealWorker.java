package org.ratecut.solver.anneal;

import java.util.Optional;
import java.util.SplittableRandom;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.solver.Budget;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.moves.Neighbourhood;

/**
 * The descents of one thread. They alternate between random starts, which find the basin, and
 * milder reheats of the best so far, which find its floor; and they run through several lengths,
 * since many short descents win on some problems and few long ones on others, and neither is known
 * beforehand.
 */
final class AnnealWorker implements Runnable {

  /** Above this many vertices a random start takes longer to repair than a run lasts. */
  private static final int MOST_VERTICES_FOR_RANDOM_STARTS = 10_000;

  private static final long MOVES_PER_STEP = 1_000;
  private static final int[] LENGTHS = {1, 1, 4, 1, 1, 4, 16};
  private static final double REHEAT = 0.25;

  private final Problem problem;
  private final Neighbourhood neighbourhood;
  private final AnnealSettings settings;
  private final Budget budget;
  private final Incumbent incumbent;
  private final SplittableRandom random;
  private final AssignmentState state;
  private final Optional<Assignment> start;
  private Optional<Assignment> best = Optional.empty();
  private double bestCost = Double.POSITIVE_INFINITY;

  AnnealWorker(
      Problem problem,
      Neighbourhood neighbourhood,
      AnnealSettings settings,
      Budget budget,
      Incumbent incumbent,
      int thread) {
    this.problem = problem;
    this.neighbourhood = neighbourhood;
    this.settings = settings;
    this.budget = budget;
    this.incumbent = incumbent;
    this.random = new SplittableRandom(budget.seed() * 1_000_003 + thread);
    this.start = incumbent.assignment();
    this.state =
        new AssignmentState(problem, start.orElseGet(() -> randomAssignment(problem, random)));
  }

  /** The best valid assignment that the descents met. */
  Optional<Assignment> best() {
    return best;
  }

  @Override
  public void run() {
    long movesLeft = budget.stepLimit().orElse(Long.MAX_VALUE / MOVES_PER_STEP) * MOVES_PER_STEP;
    for (int round = 0; movesLeft > 0 && goesOn(); round++) {
      long steps = Math.min(movesLeft, steps(round));
      descend(round, steps);
      movesLeft -= steps;
    }
  }

  private boolean goesOn() {
    return incumbent.stopReason(budget).isEmpty();
  }

  private long steps(int round) {
    long shortest = (long) settings.stepsPerVertex() * Math.min(problem.vertexCount(), 5_000);
    return shortest * LENGTHS[round / 2 % LENGTHS.length];
  }

  private void descend(int round, long steps) {
    boolean fresh = isFresh(round);
    state.moveTo(fresh ? randomAssignment(problem, random) : bestKnown());
    Descent descent =
        new Descent(
            problem,
            neighbourhood,
            fresh ? settings : settings.reheated(REHEAT),
            state,
            random.split());
    descent.run(steps, this::goesOn);
    if (descent.bestCost() < bestCost) {
      bestCost = descent.bestCost();
      best = descent.best();
      if (budget.stepLimit().isEmpty()) {
        best.ifPresent(assignment -> incumbent.offer(assignment, "anneal"));
      }
    }
  }

  private boolean isFresh(int round) {
    boolean nothingToReheat = best.isEmpty() && start.isEmpty();
    boolean large = problem.vertexCount() > MOST_VERTICES_FOR_RANDOM_STARTS;
    return nothingToReheat || (round % 2 == 0 && !large);
  }

  private Assignment bestKnown() {
    return best.or(() -> start).orElseThrow();
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
