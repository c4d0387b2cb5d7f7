package org.ratecut.solver.portfolio;

import java.util.List;
import org.ratecut.budget.Budget;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.ratecut.solver.anneal.Anneal;
import org.ratecut.solver.blocks.BlockSearch;
import org.ratecut.solver.cpsat.CpSatPolish;
import org.ratecut.solver.cpsat.CpSatSolver;
import org.ratecut.solver.portfolio.InParallel.Lane;

/**
 * The default: the seeds, for a valid assignment within moments; then annealing on all threads but
 * one, and on that one first the bounds, which end the run as soon as they meet the incumbent, and
 * then the polishing of what annealing has found. Tiny problems are closed by trying all
 * assignments, and small ones go to the exact solver instead of annealing.
 *
 * <p>With a step limit, threads must not look at each other, and bounds depend on the clock: then
 * annealing has all threads and all steps, and polishing a step for each hundred after it.
 *
 * <p>Where devices pay for their transfers or are measured, annealing is that of {@link
 * BlockSearch}, and takes the place of polishing too.
 */
public final class Portfolio implements Solver {

  private static final int PERCENT_FOR_BOUNDS = 40;
  private static final int PERCENT_FOR_BOUNDS_ON_BLOCKS = 70;
  private static final int PERCENT_FOR_BOUNDS_ON_A_SINGLE_THREAD = 20;
  private static final int PERCENT_FOR_ANNEALING_ON_A_SINGLE_THREAD = 60;

  /** Where a target is given, that it is impossible is as good an answer as that it is reached. */
  private static final int PERCENT_FOR_BOUNDS_WITH_A_TARGET = 80;

  private static final int PERCENT_FOR_BOUNDS_WITH_A_TARGET_ON_A_SINGLE_THREAD = 40;
  private static final int PERCENT_OF_STEPS_FOR_POLISHING = 1;

  /** Up to so many vertices times devices the exact solver mostly ends within a minute. */
  private static final int MAX_CHOICES_FOR_THE_EXACT_SOLVER = 240;

  /** On larger networks annealing needs the coarser problems that it has for grids. */
  private static final int MAX_VERTICES_FOR_BLOCKS = 4_000;

  @Override
  public String name() {
    return "portfolio";
  }

  /** For those who want a good answer and not to know what a search does. */
  @Override
  public boolean wantsTidying() {
    return true;
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    Solver both =
        budget.stepLimit().isPresent()
            ? new InSequence(name(), List.of(SeedTurns.inSteps(problem), inSteps(problem)))
            : new InSequence(name(), List.of(SeedTurns.inTime(problem), inTime(problem, budget)));
    return both.solve(problem, budget, incumbent);
  }

  private static Solver inSteps(Problem problem) {
    return new InSequence(
        "search",
        List.of(
            annealing(problem),
            new ForPartOfSteps(new CpSatPolish(), PERCENT_OF_STEPS_FOR_POLISHING)));
  }

  private static Solver inTime(Problem problem, Budget budget) {
    boolean hasTarget = budget.targetRate().isPresent() && problem.objective() == Objective.RATE;
    Solver main =
        isSmall(problem)
            ? new InSequence("exact", List.of(new CpSatSolver(), annealing(problem)))
            : annealing(problem);
    Solver improve =
        isSmall(problem) || isOfBlocks(problem) ? annealing(problem) : polishOrAnneal();
    if (budget.threads() == 1) {
      int forBounds =
          hasTarget
              ? PERCENT_FOR_BOUNDS_WITH_A_TARGET_ON_A_SINGLE_THREAD
              : PERCENT_FOR_BOUNDS_ON_A_SINGLE_THREAD;
      return new InSequence(
          "search",
          List.of(
              new ForPartOfTime(new Bounds(), forBounds),
              new ForPartOfTime(main, PERCENT_FOR_ANNEALING_ON_A_SINGLE_THREAD),
              improve));
    }
    int usually = isOfBlocks(problem) ? PERCENT_FOR_BOUNDS_ON_BLOCKS : PERCENT_FOR_BOUNDS;
    int forBounds = hasTarget ? PERCENT_FOR_BOUNDS_WITH_A_TARGET : usually;
    Solver beside =
        new InSequence("beside", List.of(new ForPartOfTime(new Bounds(), forBounds), improve));
    return new InParallel(
        "search", List.of(new Lane(main, budget.threads() - 1), new Lane(beside, 1)));
  }

  private static Solver annealing(Problem problem) {
    return isOfBlocks(problem) ? new BlockSearch() : new Anneal();
  }

  /** Whether devices pay for transfers or are measured, as for operator graphs; or contiguity. */
  private static boolean isOfBlocks(Problem problem) {
    boolean communicates =
        problem.cluster().devices().stream().anyMatch(each -> each.communication().isPresent());
    return problem.objective() == Objective.RATE
        && problem.vertexCount() <= MAX_VERTICES_FOR_BLOCKS
        && (communicates || !problem.times().isEmpty() || problem.rules().contiguous());
  }

  /** Where polishing has nothing to do, annealing has. */
  private static Solver polishOrAnneal() {
    return new InSequence("improve", List.of(new CpSatPolish(), new Anneal()));
  }

  private static boolean isSmall(Problem problem) {
    return (long) problem.vertexCount() * problem.deviceCount() <= MAX_CHOICES_FOR_THE_EXACT_SOLVER;
  }
}
