package org.ratecut.solver.portfolio;

import java.util.List;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.ratecut.solver.anneal.Anneal;
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
 */
public final class Portfolio implements Solver {

  private static final int PERCENT_FOR_BOUNDS = 40;
  private static final int PERCENT_FOR_BOUNDS_ON_A_SINGLE_THREAD = 20;
  private static final int PERCENT_FOR_ANNEALING_ON_A_SINGLE_THREAD = 60;
  private static final int PERCENT_OF_STEPS_FOR_POLISHING = 1;

  /** Up to so many vertices times devices the exact solver mostly ends within a minute. */
  private static final int MAX_CHOICES_FOR_THE_EXACT_SOLVER = 240;

  @Override
  public String name() {
    return "portfolio";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    Solver both =
        budget.stepLimit().isPresent()
            ? new InSequence(name(), List.of(SeedTurns.inSteps(problem), inSteps()))
            : new InSequence(
                name(), List.of(SeedTurns.inTime(problem), inTime(problem, budget.threads())));
    return both.solve(problem, budget, incumbent);
  }

  private static Solver inSteps() {
    return new InSequence(
        "search",
        List.of(
            new Anneal(), new ForPartOfSteps(new CpSatPolish(), PERCENT_OF_STEPS_FOR_POLISHING)));
  }

  private static Solver inTime(Problem problem, int threads) {
    Solver main =
        isSmall(problem)
            ? new InSequence("exact", List.of(new CpSatSolver(), new Anneal()))
            : new Anneal();
    Solver improve = isSmall(problem) ? new Anneal() : polishOrAnneal();
    if (threads == 1) {
      return new InSequence(
          "search",
          List.of(
              new ForPartOfTime(new Bounds(), PERCENT_FOR_BOUNDS_ON_A_SINGLE_THREAD),
              new ForPartOfTime(main, PERCENT_FOR_ANNEALING_ON_A_SINGLE_THREAD),
              improve));
    }
    Solver beside =
        new InSequence(
            "beside", List.of(new ForPartOfTime(new Bounds(), PERCENT_FOR_BOUNDS), improve));
    return new InParallel("search", List.of(new Lane(main, threads - 1), new Lane(beside, 1)));
  }

  /** Where polishing has nothing to do, annealing has. */
  private static Solver polishOrAnneal() {
    return new InSequence("improve", List.of(new CpSatPolish(), new Anneal()));
  }

  private static boolean isSmall(Problem problem) {
    return (long) problem.vertexCount() * problem.deviceCount() <= MAX_CHOICES_FOR_THE_EXACT_SOLVER;
  }
}
