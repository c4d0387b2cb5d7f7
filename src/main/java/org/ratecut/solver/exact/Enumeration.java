package org.ratecut.solver.exact;

import java.util.Optional;
import org.ratecut.model.Problem;
import org.ratecut.model.StopReason;
import org.ratecut.solver.Budget;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;

/**
 * Depth-first branch and bound over all assignments, for tiny problems: it proves the optimum, or
 * that nothing is valid, before larger machinery has started. It gives up after a number of
 * placements. One step of a step limit is 1,000 placements.
 */
public final class Enumeration implements Solver {

  /** About a second. */
  private static final long MOST_PLACEMENTS = 10_000_000;

  private static final long PLACEMENTS_PER_STEP = 1_000;

  /** The depth of the search must fit the stack. */
  private static final int MOST_VERTICES = 2_000;

  private final long mostPlacements;

  public Enumeration() {
    this(MOST_PLACEMENTS);
  }

  /** One that gives up after so many placements. */
  public Enumeration(long mostPlacements) {
    this.mostPlacements = mostPlacements;
  }

  @Override
  public String name() {
    return "enumerate";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    Optional<StopReason> stop = incumbent.stopReason(budget);
    if (stop.isPresent()) {
      return stop.get();
    }
    if (problem.vertexCount() > MOST_VERTICES) {
      return StopReason.EXHAUSTED;
    }
    long steps = budget.stepLimit().orElse(Long.MAX_VALUE / PLACEMENTS_PER_STEP);
    long placements = Math.min(mostPlacements, steps * PLACEMENTS_PER_STEP);
    boolean isComplete = new DepthFirst(name(), problem, budget, incumbent, placements).run();
    if (isComplete) {
      proveWhatIsKnown(incumbent);
    }
    return incumbent
        .stopReason(budget)
        .orElse(placements < mostPlacements ? StopReason.TIME_LIMIT : StopReason.EXHAUSTED);
  }

  private void proveWhatIsKnown(Incumbent incumbent) {
    incumbent
        .cost()
        .ifPresentOrElse(
            cost -> incumbent.offerBound(cost, name()), () -> incumbent.proveInfeasible(name()));
  }
}
