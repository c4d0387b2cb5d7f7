package org.ratecut.solver.construct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a first valid assignment where the constructions do not: it mends their proposals, then
 * random assignments. It does nothing if an assignment is known. A step is one attempt to mend.
 */
final class RepairSolver implements Solver {

  private static final Logger LOG = LoggerFactory.getLogger(RepairSolver.class);
  private static final int MAX_ATTEMPTS = 30;

  @Override
  public String name() {
    return "repair";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    if (incumbent.assignment().isPresent()) {
      return StopReason.EXHAUSTED;
    }
    Random random = new Random(budget.seed());
    ValidStart starts = new ValidStart(problem);
    List<int[]> proposals = proposals(problem, budget);
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<StopReason> stop = incumbent.stopReason(budget);
      if (stop.isPresent()) {
        return stop.get();
      }
      if (attempt >= budget.stepLimit().orElse(Long.MAX_VALUE)) {
        return StopReason.TIME_LIMIT;
      }
      Assignment start =
          attempt < proposals.size()
              ? Assignment.of(proposals.get(attempt))
              : starts.random(random);
      AssignmentState state = new AssignmentState(problem, start);
      if (starts.repair(state, random, () -> !budget.isSpent())) {
        incumbent.offer(state.toAssignment(), name());
        return StopReason.EXHAUSTED;
      }
    }
    LOG.info("repair found no valid assignment in {} attempts.", MAX_ATTEMPTS);
    return StopReason.EXHAUSTED;
  }

  private static List<int[]> proposals(Problem problem, Budget budget) {
    List<int[]> proposals = new ArrayList<>();
    Construction.Receiver keepSome =
        proposal -> {
          proposals.add(proposal.clone());
          return proposals.size() < MAX_ATTEMPTS / 2 && !budget.isSpent();
        };
    new BestFit().propose(problem, keepSome);
    new RoundRobin().propose(problem, keepSome);
    new Bands().propose(problem, keepSome);
    return proposals;
  }
}
