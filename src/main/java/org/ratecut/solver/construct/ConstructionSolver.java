package org.ratecut.solver.construct;

import java.util.ArrayList;
import java.util.List;
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
    private long proposalsThatOnlyBreakRules;

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
        note(state.memoryExcess(), state.usage(state.unroutable()));
      }
      return maySpend();
    }

    private void note(long excess, long unroutable) {
      leastExcess = excess > 0 ? Math.min(leastExcess, excess) : leastExcess;
      leastUnroutable = unroutable > 0 ? Math.min(leastUnroutable, unroutable) : leastUnroutable;
      proposalsThatOnlyBreakRules += excess == 0 && unroutable == 0 ? 1 : 0;
    }

    private void offerIfBetter(Assignment proposal) {
      Fraction cost = state.cost(problem.objective());
      if (incumbent.cost().map(cost::isLessThan).orElse(true)) {
        incumbent.offer(proposal, name);
      }
    }

    String complaint() {
      List<String> faults = new ArrayList<>();
      if (leastExcess < Long.MAX_VALUE) {
        faults.add("exceed the memory of devices (by %d values or more)".formatted(leastExcess));
      }
      if (leastUnroutable < Long.MAX_VALUE) {
        faults.add(
            "need channels that are not there (for %d values per inference or more)"
                .formatted(leastUnroutable));
      }
      if (proposalsThatOnlyBreakRules > 0) {
        faults.add("break the rules");
      }
      return "its %d proposals %s.".formatted(steps, String.join(", or ", faults));
    }
  }
}
