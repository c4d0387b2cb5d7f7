package org.ratecut.solver.dn2pciot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Objective;
import org.ratecut.model.exact.Fraction;

/**
 * One epoch: each vertex may take part in one operation, and each step applies the best valid one,
 * even where it worsens the objective. It ends at the best partition that it met.
 */
final class Epoch {

  private final AssignmentState state;
  private final Objective objective;
  private final Scan scan;
  private final boolean[] locked;
  private final List<MoveOrSwap> applied = new ArrayList<>();
  private Fraction bestCost;
  private long bestTraffic;
  private int bestLength;

  Epoch(AssignmentState state, Objective objective, Scan scan) {
    this.state = state;
    this.objective = objective;
    this.scan = scan;
    locked = new boolean[state.vertexCount()];
    for (int v = 0; v < locked.length; v++) {
      locked[v] = state.isPinned(v);
    }
    bestCost = state.cost(objective);
    bestTraffic = state.totalTraffic();
  }

  /**
   * Applies the best operation and locks its vertices.
   *
   * @return it, or empty if the epoch is over
   */
  Optional<MoveOrSwap> step() {
    Optional<MoveOrSwap> operation = scan.best(locked);
    operation.ifPresent(this::apply);
    return operation;
  }

  private void apply(MoveOrSwap operation) {
    operation.apply(state);
    locked[operation.vertex()] = true;
    if (operation.isSwap()) {
      locked[operation.partner()] = true;
    }
    applied.add(operation);
    Fraction cost = state.cost(objective);
    int comparison = cost.compareTo(bestCost);
    if (comparison < 0 || (comparison == 0 && state.totalTraffic() < bestTraffic)) {
      bestCost = cost;
      bestTraffic = state.totalTraffic();
      bestLength = applied.size();
    }
  }

  /** The cost of the best partition met, which may be the one that the epoch started from. */
  Fraction bestCost() {
    return bestCost;
  }

  /** Whether the state is at the best partition met. */
  boolean isAtBest() {
    return bestLength == applied.size();
  }

  /**
   * Takes back what was applied after the best partition.
   *
   * @return whether that is better than the partition that the epoch started from
   */
  boolean returnToBest() {
    for (int i = applied.size() - 1; i >= bestLength; i--) {
      applied.get(i).undo(state);
    }
    return bestLength > 0;
  }
}
