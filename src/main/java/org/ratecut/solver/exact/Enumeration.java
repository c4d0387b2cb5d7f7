package org.ratecut.solver.exact;

import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Support;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;

/**
 * Depth-first branch and bound over all assignments, for tiny problems: it proves the optimum, or
 * that nothing is valid, before larger machinery has started. It gives up after a number of
 * placements. One step of a step limit is 1,000 placements.
 */
public final class Enumeration implements Solver {

  /** About a second. */
  private static final long MAX_PLACEMENTS = 10_000_000;

  private static final long PLACEMENTS_PER_STEP = 1_000;

  /** The depth of the search must fit the stack. */
  private static final int MAX_VERTICES = 2_000;

  /** With more, the placements of a second opinion do not get far. */
  private static final int MAX_VERTICES_TO_CONFIRM = 60;

  private final long maxPlacements;

  public Enumeration() {
    this(MAX_PLACEMENTS);
  }

  /** One that gives up after so many placements. */
  public Enumeration(long maxPlacements) {
    this.maxPlacements = maxPlacements;
  }

  @Override
  public String name() {
    return "enumerate";
  }

  @Override
  public boolean knowsFeedback() {
    return true;
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    Optional<StopReason> stop = incumbent.stopReason(budget);
    if (stop.isPresent()) {
      return stop.get();
    }
    if (problem.vertexCount() > MAX_VERTICES) {
      return StopReason.EXHAUSTED;
    }
    long steps = budget.stepLimit().orElse(Long.MAX_VALUE / PLACEMENTS_PER_STEP);
    long placements = Math.min(maxPlacements, steps * PLACEMENTS_PER_STEP);
    boolean isComplete = new DepthFirst(name(), problem, budget, incumbent, placements).run();
    if (isComplete) {
      proveWhatIsKnown(incumbent);
    }
    return incumbent
        .stopReason(budget)
        .orElse(placements < maxPlacements ? StopReason.TIME_LIMIT : StopReason.EXHAUSTED);
  }

  /**
   * What a search for an assignment of at most some cost has found.
   *
   * @param isComplete whether nothing was left out, so that there is no such assignment where none
   *     was found
   */
  public record Trial(boolean isComplete, Optional<Assignment> found) {}

  /** Looks for an assignment of at most some cost, and gives up after so many placements. */
  public static Trial search(Problem problem, Budget budget, Fraction cost, long placements) {
    if (problem.vertexCount() > MAX_VERTICES_TO_CONFIRM) {
      return new Trial(false, Optional.empty());
    }
    Incumbent found = new Incumbent(problem, Listener.SILENT);
    DepthFirst search = new DepthFirst("enumerate", problem, budget, found, placements);
    search.limit(cost);
    boolean isComplete = search.run();
    return new Trial(isComplete, found.assignment());
  }

  private void proveWhatIsKnown(Incumbent incumbent) {
    Bound bound =
        incumbent
            .cost()
            .map(cost -> Bound.atLeast(cost, name(), "All assignments were tried."))
            .orElseGet(() -> Bound.infeasible(name(), "All assignments were tried."));
    incumbent.offerBound(bound.with(Support.ENUMERATION));
  }
}
