package org.ratecut.diagnose;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;

/**
 * Finds a small part of a problem that is impossible already. It starts with single layers, since a
 * reason with one layer is as short as can be, and else takes all of them; then it leaves out one
 * demand after the other for as long as the rest is proved impossible (deletion filtering, Chinneck
 * and Dravnieks, 1991).
 */
final class CoreFinder {

  private static final int SHARE_OF_A_DECISION = 20;
  private static final int SHARE_OF_A_PROOF = 5;

  private final Problem problem;
  private final Budget budget;
  private final Fitting fitting;
  private boolean minimal = true;

  CoreFinder(Problem problem, Budget budget) {
    this.problem = problem;
    this.budget = budget;
    this.fitting = new Fitting(budget);
  }

  /** A core, or empty if no part is proved impossible within the budget. */
  Optional<Core> find() {
    Demands all = Demands.allOf(problem);
    Optional<Demands> start = singleLayer(all);
    if (start.isEmpty() && isImpossible(all)) {
      start = Optional.of(all);
    }
    return start.map(this::reduce).flatMap(this::prove);
  }

  private Optional<Demands> singleLayer(Demands all) {
    return largestFirst(all.layers()).stream()
        .map(all::onlyLayer)
        .filter(this::isImpossible)
        .findFirst();
  }

  private Demands reduce(Demands start) {
    minimal = true;
    Demands core = start;
    core = core.channels() ? without(core, core.withoutChannels()) : core;
    core = core.pins() ? without(core, core.withoutPins()) : core;
    for (MemoryKind kind : core.memories()) {
      core = core.memories().size() > 1 ? without(core, core.withoutMemory(kind)) : core;
    }
    List<Integer> smallestFirst = largestFirst(core.layers());
    for (int i = smallestFirst.size() - 1; i >= 0 && core.layers().size() > 1; i--) {
      core = without(core, core.withoutLayer(smallestFirst.get(i)));
    }
    // Without pins, a device whose memory does not count holds everything.
    if (core.pins()) {
      for (int d : core.devices()) {
        core = without(core, core.withoutDevice(d));
      }
    }
    return core;
  }

  private Demands without(Demands core, Demands fewer) {
    Feasibility verdict = decide(fewer);
    minimal &= !(verdict instanceof Feasibility.Open);
    return verdict.isImpossible() ? fewer : core;
  }

  /** What the last step left is solved once more, by every method there is. */
  private Optional<Core> prove(Demands demands) {
    Duration time = budget.remaining().dividedBy(SHARE_OF_A_PROOF);
    List<Proof> proofs = fitting.proofs(Excerpt.of(problem, demands), time);
    return proofs.isEmpty()
        ? Optional.empty()
        : Optional.of(Core.of(problem, demands, proofs, minimal));
  }

  private boolean isImpossible(Demands demands) {
    return decide(demands).isImpossible();
  }

  private Feasibility decide(Demands demands) {
    Duration time = budget.remaining().dividedBy(SHARE_OF_A_DECISION);
    return fitting.decide(Excerpt.of(problem, demands), time);
  }

  private List<Integer> largestFirst(List<Integer> layers) {
    return layers.stream()
        .sorted(Comparator.comparingLong(this::memory).reversed().thenComparing(l -> l))
        .toList();
  }

  private long memory(int layer) {
    Layer grid = problem.network().layers().get(layer);
    long sum = 0;
    for (MemoryKind kind : problem.network().memoryKinds()) {
      for (int v = grid.firstVertex(); v < grid.endVertex(); v++) {
        sum += problem.network().memory(kind, v);
      }
    }
    return sum;
  }
}
