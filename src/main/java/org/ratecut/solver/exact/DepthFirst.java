package org.ratecut.solver.exact;

import java.util.Arrays;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.bound.DeviceKind;
import org.ratecut.bound.DeviceSymmetry;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.ContiguityRule;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.solver.Incumbent;

/** One run of {@link Enumeration}: places the vertices in order, each on each device in turn. */
final class DepthFirst {

  private static final int PLACEMENTS_BETWEEN_LOOKS = 1 << 12;

  private final String name;
  private final Problem problem;
  private final Budget budget;
  private final Incumbent incumbent;
  private final AttainableCosts costs;
  private final PlacedPart part;

  /** Looked at only where all vertices are placed. */
  private final ContiguityRule contiguity;

  private final int[] deviceOf;
  private final int[] verticesOn;

  /** The device before a device among those interchangeable with it, or -1. */
  private final int[] before;

  private long placementsLeft;
  private Fraction most;

  DepthFirst(String name, Problem problem, Budget budget, Incumbent incumbent, long maxPlacements) {
    this.name = name;
    this.problem = problem;
    this.budget = budget;
    this.incumbent = incumbent;
    this.costs = new AttainableCosts(problem);
    this.most = costs.unlimited();
    this.part = new PlacedPart(problem);
    this.contiguity = new ContiguityRule(problem);
    this.deviceOf = new int[problem.vertexCount()];
    this.verticesOn = new int[problem.deviceCount()];
    this.before = new int[problem.deviceCount()];
    this.placementsLeft = maxPlacements;
    Arrays.fill(before, -1);
    for (DeviceKind kind : new DeviceSymmetry(problem).kinds()) {
      kind.forEachNeighbours((first, next) -> before[next] = first);
    }
  }

  /** Looks only for assignments of at most some cost. */
  void limit(Fraction cost) {
    most = Fraction.min(most, cost);
  }

  /**
   * Offers every improvement to the incumbent.
   *
   * @return whether nothing was left out but what cannot improve
   */
  boolean run() {
    tighten();
    return extend(0);
  }

  /** Allows from here on only what is better than the incumbent. */
  private void tighten() {
    incumbent.cost().map(costs::below).ifPresent(this::limit);
    part.limit(costs.limitsAt(most));
  }

  private boolean extend(int vertex) {
    if (vertex == deviceOf.length) {
      Assignment complete = Assignment.of(deviceOf);
      if (breaksWhatIsSeenAtTheEnd(complete)) {
        return true;
      }
      incumbent.offer(complete, name);
      if (incumbent.isClosed()) {
        return false;
      }
      tighten();
      return true;
    }
    int pinned = problem.pins().deviceOf(vertex);
    for (int d = 0; d < verticesOn.length; d++) {
      boolean isOpen = before[d] < 0 || verticesOn[before[d]] > 0;
      if (((pinned == Pins.FREE && isOpen) || pinned == d) && !tryOn(vertex, d)) {
        return false;
      }
    }
    return true;
  }

  /** Whether paths come back to a device, or RAM has no room for a pipeline. */
  private boolean breaksWhatIsSeenAtTheEnd(Assignment complete) {
    return !contiguity.isKeptBy(complete)
        || (problem.network().isPipelined() && !Evaluator.evaluate(problem, complete).isValid());
  }

  private boolean tryOn(int vertex, int device) {
    if (placementsLeft-- == 0) {
      return false;
    }
    if (placementsLeft % PLACEMENTS_BETWEEN_LOOKS == 0
        && incumbent.stopReason(budget).isPresent()) {
      return false;
    }
    part.place(vertex, device);
    verticesOn[device]++;
    deviceOf[vertex] = device;
    boolean isComplete = !part.isWithinLimits() || extend(vertex + 1);
    part.remove(vertex, device);
    verticesOn[device]--;
    return isComplete;
  }
}
