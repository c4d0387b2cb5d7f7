package org.ratecut.solver.blocks;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.blocks.UnitDescent.Cooling;
import org.ratecut.solver.moves.Temperatures;

/**
 * The descents of one thread: from contiguous splits on the coarse units, which find the basin, and
 * from the best known on either level, which find its floor.
 */
final class BlockWorker implements Runnable {

  private static final long MOVES_PER_STEP = 1_000;
  private static final int MOVES_PER_UNIT = 1_000;
  private static final double MAX_SLACK = 1 << 20;

  /** Moves that may break contiguity find what a chain of devices cannot, but seldom. */
  private static final int TURNS_PER_FREE_DESCENT = 4;

  private static final int[] LENGTHS = {1, 1, 4, 1, 4, 16};
  private static final Cooling FROM_SPLITS = new Cooling(8, new Temperatures(0.2, 0.005), 1);
  private static final Cooling FROM_BEST = new Cooling(24, new Temperatures(0.1, 0.002), 1);

  private final Problem problem;
  private final List<UnitDraws> proposers;
  private final List<Units> levels;
  private final PrefixSplits splits;
  private final Budget budget;
  private final Incumbent incumbent;
  private final SplittableRandom random;
  private final AssignmentState state;
  private Optional<Assignment> best;
  private double bestSeconds = Double.POSITIVE_INFINITY;
  private double slack = 1;
  private long movesLeft;

  /**
   * Prepares a thread.
   *
   * @param levels the finest units first
   * @param thread its number, from 0
   */
  BlockWorker(List<Units> levels, Budget budget, Incumbent incumbent, int thread) {
    this.levels = levels;
    this.problem = levels.get(0).problem();
    this.proposers = levels.stream().map(BlockWorker::proposer).toList();
    this.splits = new PrefixSplits(levels.get(levels.size() - 1));
    this.budget = budget;
    this.incumbent = incumbent;
    this.random = new SplittableRandom(budget.seedFor(thread));
    this.best = incumbent.assignment();
    this.state = new AssignmentState(problem, best.orElseGet(() -> splits.draw(random)));
  }

  private static UnitDraws proposer(Units units) {
    return units.followsDataflow() ? new ContiguousProposer(units) : new UnitProposer(units);
  }

  @Override
  public void run() {
    movesLeft = budget.stepLimit().orElse(Long.MAX_VALUE / MOVES_PER_STEP) * MOVES_PER_STEP;
    for (int turn = 0; goesOn(); turn++) {
      int length = LENGTHS[turn % LENGTHS.length];
      int coarsest = levels.size() - 1;
      descend(coarsest, splits.draw(random), FROM_SPLITS.withSlack(slack), length)
          .ifPresent(found -> descend(coarsest, found, FROM_BEST, length));
      for (int level = coarsest; level >= finest(turn) && goesOn(); level--) {
        int there = level;
        bestKnown().ifPresent(known -> descend(there, known, FROM_BEST, length));
      }
    }
  }

  private int finest(int turn) {
    return problem.rules().contiguous() && turn % TURNS_PER_FREE_DESCENT > 0 ? 1 : 0;
  }

  private boolean goesOn() {
    return movesLeft > 0 && incumbent.stopReason(budget).isEmpty();
  }

  /** Whether other threads have found something depends on the clock: not where steps count. */
  private Optional<Assignment> bestKnown() {
    Optional<Assignment> others =
        budget.stepLimit().isEmpty() ? incumbent.assignment() : Optional.empty();
    return others.or(() -> best);
  }

  private Optional<Assignment> descend(int level, Assignment from, Cooling cooling, int length) {
    long moves = Math.min(movesLeft, (long) length * MOVES_PER_UNIT * levels.get(level).count());
    movesLeft -= moves;
    state.moveTo(from);
    UnitDescent descent =
        new UnitDescent(problem, proposers.get(level), cooling, state, random.split());
    descent.run(moves, this::goesOn);
    descent.best().ifPresent(found -> keep(found, descent.bestSeconds()));
    slack = descent.best().isPresent() ? 1 : Math.min(MAX_SLACK, 2 * slack);
    return descent.best();
  }

  private void keep(Assignment found, double seconds) {
    if (seconds < bestSeconds) {
      bestSeconds = seconds;
      best = Optional.of(found);
      incumbent.offer(found, "blocks");
    }
  }
}
