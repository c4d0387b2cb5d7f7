package org.ratecut.solver.portfolio;

import java.time.Duration;
import java.util.Optional;
import org.ratecut.model.Problem;
import org.ratecut.model.StopReason;
import org.ratecut.solver.Budget;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.ratecut.solver.anneal.Anneal;
import org.ratecut.solver.construct.Seeds;

/**
 * The default: the seeds, for a valid assignment within moments; then annealing, on all threads but
 * one where there are several; and beside it, on the thread that is left, bounds, which end the run
 * as soon as they meet the incumbent. With a step limit there are no bounds, since how far they get
 * depends on the clock, and annealing has all threads.
 */
final class Portfolio implements Solver {

  private static final int SEEDS_PART_OF_TIME = 5;

  @Override
  public String name() {
    return "portfolio";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    Duration forSeeds = budget.remaining().dividedBy(SEEDS_PART_OF_TIME);
    new InSequence("seeds", Seeds.all())
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
      return new Anneal().solve(problem, budget.withThreads(threads), incumbent);
    } finally {
      prover.stop();
    }
  }
}
