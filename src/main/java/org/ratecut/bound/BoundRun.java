package org.ratecut.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ratecut.model.Problem;

/**
 * Runs bound methods one after the other within one budget, cheap ones first, and keeps the best
 * that each argument proved. Passes on a bound only if it is better than all before.
 */
public final class BoundRun {

  /**
   * The strongest bound of an argument.
   *
   * @param seconds from the start of the run until it was proved
   */
  public record Component(Bound bound, double seconds) {}

  private final List<BoundMethod> methods;

  public BoundRun(List<BoundMethod> methods) {
    this.methods = List.copyOf(methods);
  }

  /**
   * Proves what the budget allows.
   *
   * @param listener hears each bound that is better than all before, and every plan
   * @return the strongest bound of each argument, the strongest of all first
   */
  public List<Component> run(Problem problem, BoundBudget budget, BoundListener listener) {
    Recorder recorder = new Recorder(listener);
    for (BoundMethod method : methods) {
      if (!recorder.isClosed(budget)) {
        method.prove(problem, budget, recorder);
      }
    }
    return recorder.components();
  }

  private static final class Recorder implements BoundListener {

    private final long start = System.nanoTime();
    private final BoundListener listener;
    private final Map<String, Component> byArgument = new TreeMap<>();
    private Optional<Bound> best = Optional.empty();

    Recorder(BoundListener listener) {
      this.listener = listener;
    }

    @Override
    public synchronized void onBound(Bound bound) {
      Component before = byArgument.get(bound.argument());
      if (before == null || bound.isStrongerThan(before.bound())) {
        double seconds = (System.nanoTime() - start) / 1e9;
        byArgument.put(bound.argument(), new Component(bound, seconds));
      }
      if (best.isEmpty() || bound.isStrongerThan(best.orElseThrow())) {
        best = Optional.of(bound);
        listener.onBound(bound);
      }
    }

    @Override
    public synchronized void onPlan(PlacementPlan plan) {
      listener.onPlan(plan);
    }

    /** The first method always runs, so that there is never no bound. */
    synchronized boolean isClosed(BoundBudget budget) {
      if (budget.isSpent()) {
        return !byArgument.isEmpty();
      }
      return best.map(bound -> bound.isInfeasible() || isAttained(bound, budget)).orElse(false);
    }

    private static boolean isAttained(Bound bound, BoundBudget budget) {
      return budget
          .knownCost()
          .get()
          .map(cost -> cost.compareTo(bound.cost().orElseThrow()) <= 0)
          .orElse(false);
    }

    synchronized List<Component> components() {
      List<Component> components = new ArrayList<>(byArgument.values());
      components.sort(
          (a, b) ->
              a.bound().isStrongerThan(b.bound())
                  ? -1
                  : b.bound().isStrongerThan(a.bound()) ? 1 : 0);
      return List.copyOf(components);
    }
  }
}
