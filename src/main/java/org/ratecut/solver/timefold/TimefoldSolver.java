package org.ratecut.solver.timefold;

import java.util.Optional;
import java.util.Random;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.ratecut.solver.construct.Seeds;
import org.ratecut.solver.construct.ValidStart;

/**
 * Local search by Timefold, as its settings say: late acceptance, tabu search, simulated annealing
 * or great deluge. It starts from the best assignment known, or else from the best seed, or else
 * from a random assignment, and searches until the budget is spent. A step of a step limit is 1,000
 * moves tried. One thread: more are not in the open edition of Timefold.
 */
public final class TimefoldSolver implements Solver {

  private final TimefoldSettings settings;

  public TimefoldSolver(TimefoldSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "timefold";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    Optional<StopReason> stop = stop(budget, incumbent);
    if (stop.isPresent() || budget.stepLimit().orElse(1) == 0) {
      return stop.orElse(StopReason.TIME_LIMIT);
    }
    Assignment start = start(problem, budget, incumbent);
    stop = stop(budget, incumbent);
    if (stop.isPresent()) {
      return stop.get();
    }
    if (!problem.hasChoice()) {
      return StopReason.EXHAUSTED;
    }
    TimefoldRun run = new TimefoldRun(problem, budget, incumbent, name());
    run.search(settings, start);
    // Timefold goes by the clock of the day, which may be set forward meanwhile.
    while (budget.stepLimit().isEmpty() && stop(budget, incumbent).isEmpty()) {
      run.search(settings, incumbent.assignment().orElse(start));
    }
    return stop(budget, incumbent).orElse(StopReason.TIME_LIMIT);
  }

  private static Optional<StopReason> stop(Budget budget, Incumbent incumbent) {
    return incumbent.stopReason(budget);
  }

  private Assignment start(Problem problem, Budget budget, Incumbent incumbent) {
    Seeds.offerIfNothingIsKnown(problem, budget, incumbent);
    return incumbent.assignment().orElseGet(() -> random(problem, budget, incumbent));
  }

  private Assignment random(Problem problem, Budget budget, Incumbent incumbent) {
    Assignment random = new ValidStart(problem).random(new Random(budget.seed()));
    if (new AssignmentState(problem, random).isValid()) {
      incumbent.offer(random, name());
    }
    return random;
  }
}
