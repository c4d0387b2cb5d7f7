package org.ratecut.solver.dn2pciot;

import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DN²PCIoT of Martins Campos de Oliveira and Borin (2019). From a valid partition it runs epochs.
 * In an epoch all vertices are free at first; each step applies the best valid operation on free
 * vertices, moving one or swapping two, even where it worsens the objective, and locks them; the
 * epoch ends when no operation is left, and the next starts from the best partition met, as long as
 * that improves. Equal costs are told apart by {@link BestOperation}.
 *
 * <p>It starts from the best assignment known, or else from the seeds, and then from random valid
 * partitions until the budget ends or no more valid ones are found. A step is one operation
 * applied. One thread.
 */
public final class Dn2pciot implements Solver {

  private static final Logger LOG = LoggerFactory.getLogger(Dn2pciot.class);

  @Override
  public String name() {
    return "dn2pciot";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    Run run = new Run(problem, budget, incumbent);
    PartitionStarts starts = new PartitionStarts(problem, budget, incumbent.assignment());
    while (run.stop().isEmpty() && !starts.areExhausted()) {
      Optional<AssignmentState> start = starts.next();
      if (start.isPresent()) {
        starts.report(run.improve(start.get()));
      }
    }
    if (incumbent.assignment().isEmpty()) {
      LOG.info("dn2pciot found no valid partition to start from.");
    }
    return run.stop().orElse(StopReason.EXHAUSTED);
  }

  /** One search: what it shares between restarts. */
  private final class Run {

    private final Problem problem;
    private final Budget budget;
    private final Incumbent incumbent;
    private long steps;

    Run(Problem problem, Budget budget, Incumbent incumbent) {
      this.problem = problem;
      this.budget = budget;
      this.incumbent = incumbent;
    }

    Optional<StopReason> stop() {
      Optional<StopReason> stop = incumbent.stopReason(budget);
      boolean stepsUsedUp = steps >= budget.stepLimit().orElse(Long.MAX_VALUE);
      return stop.isEmpty() && stepsUsedUp ? Optional.of(StopReason.TIME_LIMIT) : stop;
    }

    /**
     * Runs epochs from a valid state while they improve.
     *
     * @return whether any operation was applied
     */
    boolean improve(AssignmentState state) {
      long stepsBefore = steps;
      offerIfBetter(state);
      Scan scan = scan(state);
      boolean improved = true;
      while (improved && stop().isEmpty()) {
        Epoch epoch = new Epoch(state, problem.objective(), scan);
        run(epoch, state);
        improved = epoch.returnToBest();
        offerIfBetter(state);
      }
      return steps > stepsBefore;
    }

    private Scan scan(AssignmentState state) {
      ScanSupport support = new ScanSupport(problem, state, () -> !budget.isSpent());
      return problem.objective() == Objective.RATE
          ? new RateScan(problem, state, support)
          : new CommunicationScan(problem, state, support);
    }

    private void run(Epoch epoch, AssignmentState state) {
      while (stop().isEmpty() && epoch.step().isPresent()) {
        steps++;
        if (epoch.isAtBest()) {
          offerIfBetter(state);
        }
      }
    }

    private void offerIfBetter(AssignmentState state) {
      Fraction cost = state.cost(problem.objective());
      if (incumbent.cost().map(cost::isLessThan).orElse(true)) {
        incumbent.offer(state.toAssignment(), name());
      }
    }
  }
}
