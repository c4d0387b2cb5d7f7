package org.ratecut.solver.construct;

import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the valid proposals of a construction. A step is one proposal. */
final class ConstructionSolver implements Solver {

  private static final Logger LOG = LoggerFactory.getLogger(ConstructionSolver.class);

  private final String name;
  private final Construction construction;

  ConstructionSolver(String name, Construction construction) {
    this.name = name;
    this.construction = construction;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    Offers offers = new Offers(problem, budget, incumbent);
    if (!offers.maySpend()) {
      return offers.stop.orElseThrow();
    }
    construction.propose(problem, offers);
    if (!offers.foundValid && LOG.isInfoEnabled()) {
      LOG.info(
          "{} found no valid assignment: {}",
          name,
          offers.steps == 0 ? construction.whyNothing() : offers.complaint());
    }
    return offers.stop.orElse(StopReason.EXHAUSTED);
  }

  /** Sorts out what is valid and remembers how far from valid the rest was. */
  private final class Offers implements Construction.Receiver {

    private final Problem problem;
    private final Budget budget;
    private final Incumbent incumbent;
    private Optional<StopReason> stop = Optional.empty();
    private AssignmentState state;
    private long steps;
    private boolean foundValid;
    private long leastExcess = Long.MAX_VALUE;
    private long leastUnroutable = Long.MAX_VALUE;

    Offers(Problem problem, Budget budget, Incumbent incumbent) {
      this.problem = problem;
      this.budget = budget;
      this.incumbent = incumbent;
    }

    boolean maySpend() {
      stop = incumbent.stopReason(budget);
      if (stop.isEmpty() && steps >= budget.stepLimit().orElse(Long.MAX_VALUE)) {
        stop = Optional.of(StopReason.TIME_LIMIT);
      }
      return stop.isEmpty();
    }

    @Override
    public boolean take(int[] deviceOfVertex) {
      steps++;
      Assignment proposal = Assignment.of(deviceOfVertex);
      if (state == null) {
        state = new AssignmentState(problem, proposal);
      } else {
        state.moveTo(proposal);
      }
      if (state.isValid()) {
        foundValid = true;
        offerIfBetter(proposal);
      } else {
        leastExcess = Math.min(leastExcess, state.memoryExcess());
        leastUnroutable = Math.min(leastUnroutable, state.usage(state.unroutable()));
      }
      return maySpend();
    }

    private void offerIfBetter(Assignment proposal) {
      Fraction cost = state.cost(problem.objective());
      if (incumbent.cost().map(cost::isLessThan).orElse(true)) {
        incumbent.offer(proposal, name);
      }
    }

    String complaint() {
      return ("each of its %d proposals exceeds the memory of devices (by at least %d values) or"
              + " needs channels that are not there (for at least %d values per inference).")
          .formatted(steps, leastExcess, leastUnroutable);
    }
  }
}
