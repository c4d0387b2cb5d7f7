package org.ratecut.evaluation;

import java.util.Optional;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;

/**
 * The rule of a problem that no path leaves a device and comes back to it, where there is one. To
 * look costs a pass over the network per device, so that a search asks only of what would be its
 * best assignment.
 */
public final class ContiguityRule {

  private final int deviceCount;
  private final Optional<Contiguity> contiguity;

  /** The rule of a problem. */
  public ContiguityRule(Problem problem) {
    deviceCount = problem.deviceCount();
    contiguity =
        problem.rules().contiguous()
            ? Optional.of(new Contiguity(problem.network()))
            : Optional.empty();
  }

  /** Whether an assignment keeps it; any does where there is no such rule. */
  public boolean isKeptBy(Assignment assignment) {
    return contiguity.map(each -> each.holds(assignment, deviceCount)).orElse(true);
  }

  /** Whether the assignment of a state keeps it. */
  public boolean isKeptBy(AssignmentState state) {
    return contiguity.isEmpty() || isKeptBy(state.toAssignment());
  }
}
