package org.ratecut.solver.anneal;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.solver.Incumbent;

/**
 * The descents of one thread. They alternate between random starts on the coarsest levels, which
 * find the basin and are refined level by level if they are the best yet, and milder reheats of the
 * best of each level, which find its floor. They run through several lengths, since many short
 * descents win on some problems and few long ones on others, and neither is known beforehand.
 */
final class AnnealWorker implements Runnable {

  /** Above this many vertices a random start takes longer to repair than a run lasts. */
  private static final int MAX_VERTICES_FOR_RANDOM_STARTS = 10_000;

  /** Descents on larger problems are as short as if they had this many vertices. */
  private static final int MAX_VERTICES_FOR_LENGTH = 5_000;

  /** Regions need small vertices at their borders, and shaping many vertices takes long. */
  private static final int MAX_VERTICES_FOR_REGIONS = 1_500;

  private static final long MOVES_PER_STEP = 1_000;
  private static final int[] LENGTHS = {1, 1, 4, 1, 1, 4, 16};
  private static final double REHEAT = 0.25;

  private final AnnealSettings settings;
  private final Budget budget;
  private final Incumbent incumbent;
  private final SplittableRandom random;
  private final Optional<Assignment> start;
  private final List<LevelSearch> levels;
  private final Starts starts;
  private long movesLeft;
  private Optional<Assignment> best = Optional.empty();
  private double bestCost = Double.POSITIVE_INFINITY;

  /**
   * Prepares the descents of a thread.
   *
   * @param levels the finest first
   * @param thread its number, from 0; each draws other random numbers
   */
  AnnealWorker(
      List<Level> levels, AnnealSettings settings, Budget budget, Incumbent incumbent, int thread) {
    this.settings = settings;
    this.budget = budget;
    this.incumbent = incumbent;
    this.random = new SplittableRandom(budget.seedFor(thread));
    this.start = incumbent.assignment();
    this.levels = levels.stream().map(LevelSearch::new).toList();
    this.starts = new Starts(levels.size(), settings.starts().hot(), startsInRegions(levels));
  }

  private List<Starts.Start> startsInRegions(List<Level> levels) {
    for (int level = 0; level < levels.size() && settings.starts().regions(); level++) {
      Problem problem = levels.get(level).problem();
      if (problem.vertexCount() <= MAX_VERTICES_FOR_REGIONS && RegionStarts.suit(problem)) {
        return Starts.inRegions(level, problem);
      }
    }
    return List.of();
  }

  /** The best valid assignment that the descents met. */
  Optional<Assignment> best() {
    return best;
  }

  @Override
  public void run() {
    movesLeft = budget.stepLimit().orElse(Long.MAX_VALUE / MOVES_PER_STEP) * MOVES_PER_STEP;
    while (starts.isFirstRound() && goesOn()) {
      startAfresh(1);
    }
    for (int turn = 0; goesOn(); turn++) {
      int length = LENGTHS[turn % LENGTHS.length];
      if (!nothingToReheat()) {
        reheat(turn, length);
      }
      startAfresh(length);
    }
  }

  private boolean goesOn() {
    return movesLeft > 0 && incumbent.stopReason(budget).isEmpty();
  }

  private boolean nothingToReheat() {
    return best.isEmpty() && start.isEmpty();
  }

  private void startAfresh(int length) {
    Starts.Start start = starts.next();
    LevelSearch search = levels.get(start.level());
    if (search.vertexCount() > MAX_VERTICES_FOR_RANDOM_STARTS && !nothingToReheat()) {
      return;
    }
    double before = search.bestCost();
    Descent descent = descend(start, length);
    if (descent.best().isEmpty()) {
      starts.failed(start);
      return;
    }
    starts.succeeded(start, descent.bestCost());
    if (descent.bestCost() < before) {
      refine(start.level(), descent.best().orElseThrow(), length);
    }
  }

  private Descent descend(Starts.Start start, int length) {
    Opening opening = start.opening();
    LevelSearch search = levels.get(start.level());
    Problem problem = search.level().problem();
    Assignment from = opening.draw(problem, start.regions(), random);
    return descend(
        search,
        opening.held(problem, from),
        from,
        opening.heat(settings),
        length * opening.length());
  }

  private void reheat(int turn, int length) {
    int level = turn % levels.size();
    Optional<Assignment> known = levels.get(level).best();
    double before = levels.get(level).bestCost();
    if (level == 0 || known.isEmpty()) {
      descend(0, bestKnown(), settings.reheated(REHEAT), length);
    } else {
      Descent descent = descend(level, known.get(), settings.reheated(REHEAT), length);
      if (descent.bestCost() < before) {
        refine(level, descent.best().orElseThrow(), length);
      }
    }
  }

  /**
   * The best of this thread, or of all solvers where time and not steps end the run: whether others
   * have found something by now depends on the clock.
   */
  private Assignment bestKnown() {
    boolean shared = budget.stepLimit().isEmpty();
    Optional<Assignment> others = shared ? incumbent.assignment() : Optional.empty();
    return others.or(() -> best).or(() -> start).orElseThrow();
  }

  /** Takes an assignment of a level down to the finest, with a mild descent on each on the way. */
  private void refine(int level, Assignment assignment, int length) {
    Assignment from = assignment;
    for (int finer = level - 1; finer >= 0 && goesOn(); finer--) {
      from = levels.get(finer + 1).level().oneFiner(from);
      from = descend(finer, from, settings.reheated(REHEAT), length).best().orElse(from);
    }
  }

  private Descent descend(int level, Assignment from, AnnealSettings how, int length) {
    return descend(levels.get(level), Optional.empty(), from, how, length);
  }

  /** Makes a descent on a level, and where a problem with more pins is given, within that. */
  private Descent descend(
      LevelSearch search,
      Optional<Problem> within,
      Assignment from,
      AnnealSettings how,
      int length) {
    long shortest =
        (long) settings.stepsPerVertex() * Math.min(search.vertexCount(), MAX_VERTICES_FOR_LENGTH);
    long moves = Math.min(movesLeft, shortest * length);
    movesLeft -= moves;
    SplittableRandom draws = random.split();
    Descent descent =
        within.isPresent()
            ? search.descendWithin(within.get(), from, how, moves, draws, this::goesOn)
            : search.descend(from, how, moves, draws, this::goesOn);
    if (descent.bestCost() < bestCost) {
      keep(search.level().finest(descent.best().orElseThrow()), descent.bestCost());
    }
    return descent;
  }

  /**
   * A coarse cost is no less than the cost on the finest level, so that nothing better is lost. But
   * copies of outputs that a pipeline needs may be more there.
   */
  private void keep(Assignment assignment, double cost) {
    Problem problem = levels.get(0).level().problem();
    if (problem.network().isPipelined() && !Evaluator.evaluate(problem, assignment).isValid()) {
      return;
    }
    bestCost = cost;
    best = Optional.of(assignment);
    if (budget.stepLimit().isEmpty()) {
      incumbent.offer(assignment, "anneal");
    }
  }
}
