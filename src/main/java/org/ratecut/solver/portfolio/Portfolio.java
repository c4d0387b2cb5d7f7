package org.ratecut.solver.portfolio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.model.Problem;
import org.ratecut.model.StopReason;
import org.ratecut.solver.Budget;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.ratecut.solver.anneal.Anneal;
import org.ratecut.solver.construct.Seeds;
import org.ratecut.solver.cpsat.CpSatSolver;
import org.ratecut.solver.exact.Enumeration;

/**
 * The default: the seeds, for a valid assignment within moments; then annealing, on all threads but
 * one where there are several; and beside it, on the thread that is left, bounds, which end the run
 * as soon as they meet the incumbent. Tiny problems are closed by trying all assignments, and small
 * ones go to the exact solver instead of annealing. With a step limit there are no bounds, since
 * how far they get depends on the clock, and annealing has all threads.
 */
final class Portfolio implements Solver {

  private static final int SEEDS_PART_OF_TIME = 5;

  /** Up to so many vertices it pays to try assignments for a moment: some problems end there. */
  private static final int MOST_VERTICES_TO_ENUMERATE = 30;

  private static final long MOST_PLACEMENTS = 1_000_000;

  /** Up to so many vertices times devices the exact solver mostly ends within a minute. */
  private static final int MOST_CHOICES_FOR_THE_EXACT_SOLVER = 240;

  @Override
  public String name() {
    return "portfolio";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    Duration forSeeds = budget.remaining().dividedBy(SEEDS_PART_OF_TIME);
    new InSequence("seeds", quickSolvers(problem))
        .solve(problem, budget.withTimeFromNow(forSeeds), incumbent);
    Optional<StopReason> stop = incumbent.stopReason(budget);
    if (stop.isPresent()) {
      return stop.get();
    }
    return budget.stepLimit().isPresent()
        ? new Anneal().solve(problem, budget, incumbent)
        : searchAndProve(problem, budget, incumbent);
  }

  private static StopReason searchAndProve(Problem problem, Budget budget, Incumbent incumbent) {
    Prover prover = new Prover(problem, budget, incumbent);
    prover.start();
    try {
      int threads = Math.max(1, budget.threads() - 1);
      return mainSolver(problem).solve(problem, budget.withThreads(threads), incumbent);
    } finally {
      prover.stop();
    }
  }

  private static List<Solver> quickSolvers(Problem problem) {
    List<Solver> quick = new ArrayList<>();
    if (problem.vertexCount() <= MOST_VERTICES_TO_ENUMERATE) {
      quick.add(new Enumeration(MOST_PLACEMENTS));
    }
    quick.addAll(Seeds.all());
    return quick;
  }

  private static Solver mainSolver(Problem problem) {
    return problem.vertexCount() * problem.deviceCount() <= MOST_CHOICES_FOR_THE_EXACT_SOLVER
        ? new InSequence("exact", List.of(new CpSatSolver(), new Anneal()))
        : new Anneal();
  }
}
