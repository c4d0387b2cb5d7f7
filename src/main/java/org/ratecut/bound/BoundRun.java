package org.ratecut.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Withdrawal;

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

  /**
   * What a run proved.
   *
   * @param components the strongest bound of each argument, the strongest of all first
   * @param withdrawals what was taken for proved and is wrong; empty unless something is faulty
   */
  public record Result(List<Component> components, List<Withdrawal> withdrawals) {

    /** Of a run that was not made. */
    public static final Result NOTHING = new Result(List.of(), List.of());

    /** The strongest bound, unless all were withdrawn. */
    public Optional<Bound> best() {
      return components.stream().findFirst().map(Component::bound);
    }

    /** The same where a bound of an argument and its cost has another support. */
    public Result withBetterSupport(Bound bound) {
      List<Component> changed =
          components.stream()
              .map(
                  each ->
                      each.bound.argument().equals(bound.argument())
                          ? new Component(bound, each.seconds)
                          : each)
              .toList();
      return new Result(changed, withdrawals);
    }
  }

  private final List<BoundMethod> methods;

  public BoundRun(List<BoundMethod> methods) {
    this.methods = List.copyOf(methods);
  }

  /**
   * Proves what the budget allows.
   *
   * @param listener hears each bound that is better than all before, and every plan
   */
  public Result run(Problem problem, BoundBudget budget, BoundListener listener) {
    Recorder recorder = new Recorder(budget, budget.targetCost(problem.objective()), listener);
    BoundBudget limits = budget.cancelledAlsoBy(recorder::isDecided);
    for (BoundMethod method : methods) {
      if (!recorder.isClosed()) {
        method.prove(problem, limits, recorder);
      }
    }
    return recorder.result();
  }

  private static final class Recorder implements BoundListener {

    private final long start = System.nanoTime();
    private final BoundBudget budget;
    private final Optional<Fraction> targetCost;
    private final BoundListener listener;
    private final Map<String, Component> byArgument = new TreeMap<>();
    private final List<Withdrawal> withdrawals = new ArrayList<>();
    private Optional<Bound> best = Optional.empty();

    Recorder(BoundBudget budget, Optional<Fraction> targetCost, BoundListener listener) {
      this.budget = budget;
      this.targetCost = targetCost;
      this.listener = listener;
    }

    @Override
    public synchronized void onBound(Bound bound) {
      if (isContradicted() && bound.support().needsSolver()) {
        return;
      }
      if (budget.knownCost().get().filter(bound::isRefutedBy).isPresent()) {
        onContradiction(bound, "A valid assignment is known that costs less.");
        return;
      }
      Component before = byArgument.get(bound.argument());
      if (before == null || bound.isNewsAfter(before.bound())) {
        double seconds = (System.nanoTime() - start) / 1e9;
        byArgument.put(bound.argument(), new Component(bound, seconds));
      }
      if (best.isEmpty() || bound.isNewsAfter(best.orElseThrow())) {
        best = Optional.of(bound);
        listener.onBound(bound);
      }
    }

    /** Keeps the assignment and gives up the bounds, but for those that need no solver. */
    @Override
    public synchronized void onContradiction(Bound claim, String fact) {
      withdrawals.add(new Withdrawal(claim, fact));
      byArgument.remove(claim.argument());
      byArgument.values().removeIf(each -> each.bound().support().needsSolver());
      best = strongestFirst().stream().findFirst().map(Component::bound);
      listener.onContradiction(claim, fact);
    }

    synchronized boolean isContradicted() {
      return !withdrawals.isEmpty();
    }

    @Override
    public synchronized void onPlan(PlacementPlan plan) {
      listener.onPlan(plan);
    }

    /** Whether nothing more is asked: the target is impossible, or a claim is wrong. */
    synchronized boolean isDecided() {
      return isContradicted()
          || (best.isPresent() && targetCost.filter(best.orElseThrow()::isRefutedBy).isPresent());
    }

    /** The first method always runs, so that there is never no bound. */
    synchronized boolean isClosed() {
      if (budget.isSpent() || isDecided()) {
        return !byArgument.isEmpty();
      }
      return best.map(bound -> bound.isInfeasible() || isAttained(bound)).orElse(false);
    }

    private boolean isAttained(Bound bound) {
      return budget
          .knownCost()
          .get()
          .map(cost -> cost.compareTo(bound.cost().orElseThrow()) <= 0)
          .orElse(false);
    }

    synchronized Result result() {
      return new Result(strongestFirst(), List.copyOf(withdrawals));
    }

    private List<Component> strongestFirst() {
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
