package org.ratecut.bound.profile;

import java.time.Duration;
import java.util.Optional;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.profile.answer.Answer;
import org.ratecut.bound.profile.answer.Refutation;
import org.ratecut.bound.profile.answer.Verdict;
import org.ratecut.cpsat.SolverDisagreementException;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Support;

/**
 * Raises a lower bound on the cost by refuting costs, by bisection over those that can be attained.
 * Every refutation is reported at once, so that stopping early leaves a valid bound. A question
 * that takes too long counts as "possible" until the rest is settled, and is then asked again with
 * more time.
 */
final class CostSearch {

  /** Shares of the remaining time that one question gets: at first, and at most. */
  private static final double FIRST_SHARE = 1 / 6.0;

  private static final double MAX_SHARE = 0.5;

  /** What each question gets of the remaining time where the next needs the answer to it. */
  private static final double CLIMBING_SHARE = 0.8;

  /** What the question after the target gets of the remaining time. */
  private static final double SHARE_FOR_TARGET = 1 / 2.0;

  private static final double FIRST_STEP = 0.05;

  /** No closer than this is a bound driven towards a cost that may fall with more time. */
  private static final double COARSE = 1.02;

  private final AttainableCosts costs;
  private final Decider decider;
  private final CostListener listener;
  private Fraction low;
  private Optional<Fraction> high = Optional.empty();
  private boolean highIsCertain = true;
  private boolean isExhausted;

  /** Of the last bound, unless it is confirmed. */
  private Optional<Refutation> refutation = Optional.empty();

  /** How far the next question goes beyond the bound as long as nothing is known to be possible. */
  private double step = FIRST_STEP;

  /**
   * Prepares a search.
   *
   * @param low a proven lower bound on the cost
   * @param listener hears each better one
   */
  CostSearch(AttainableCosts costs, Fraction low, Decider decider, CostListener listener) {
    this.costs = costs;
    this.low = low;
    this.decider = decider;
    this.listener = listener;
  }

  /**
   * Asks whether the target of the budget can be reached, if it has one that is still open.
   *
   * @return a proven lower bound on the cost
   */
  Fraction askTarget(BoundBudget budget) {
    Optional<Fraction> target = budget.targetCost(costs.objective());
    if (target.isPresent() && !low.isGreaterThan(target.get()) && !budget.isSpent()) {
      long slice = (long) (budget.remaining().toNanos() * SHARE_FOR_TARGET);
      ask(target.get(), budget.withTimeFromNow(Duration.ofNanos(slice)));
    }
    return low;
  }

  /** Searches until nothing is left to refute or the budget is spent. */
  Fraction run(BoundBudget budget) {
    double share = FIRST_SHARE;
    while (!budget.isSpent() && !isExhausted) {
      Optional<Fraction> next = nextQuestion(budget);
      if (next.isPresent()) {
        Duration slice = Duration.ofNanos((long) (budget.remaining().toNanos() * share));
        ask(next.orElseThrow(), budget.withTimeFromNow(slice));
      } else if (!highIsCertain && share < MAX_SHARE) {
        share = Math.min(MAX_SHARE, share * 4);
        high = Optional.empty();
        highIsCertain = true;
      } else {
        break;
      }
    }
    return low;
  }

  /**
   * Climbs from one amount of traffic to the next, for ways of deciding that take long and have
   * nothing to show for a question that they do not finish.
   */
  Fraction climb(BoundBudget budget) {
    Fraction before;
    do {
      before = low;
      Duration slice = Duration.ofNanos((long) (budget.remaining().toNanos() * CLIMBING_SHARE));
      nextTraffic(budget).ifPresent(cost -> ask(cost, budget.withTimeFromNow(slice)));
    } while (low.isGreaterThan(before) && !budget.isSpent() && !isExhausted);
    return low;
  }

  /** The last cost before more traffic is possible, and before what is known to be attained. */
  private Optional<Fraction> nextTraffic(BoundBudget budget) {
    Optional<Fraction> next =
        costs.moreTraffic(low).map(costs::below).map(cost -> Fraction.max(low, cost));
    Optional<Fraction> last = budget.knownCost().get().map(costs::below);
    return next.map(cost -> last.isPresent() ? Fraction.min(cost, last.get()) : cost)
        .filter(cost -> !cost.isLessThan(low));
  }

  /** Asks about one cost and tells what follows from the answer. */
  void ask(Fraction cost, BoundBudget budget) {
    Answer answer = decide(cost, budget);
    switch (answer.verdict()) {
      case REFUTED -> {
        Optional<Fraction> next = costs.above(cost).filter(above -> isBelowUnlimited(cost));
        low = Fraction.max(low, next.orElse(low));
        isExhausted = next.isEmpty();
        step *= 2;
        refutation = answer.refutation();
        if (isExhausted || isAttained(budget) || isAboveTarget(budget)) {
          confirm();
        } else {
          tell(refutation.orElseThrow().claimed());
        }
      }
      case POSSIBLE -> high = Optional.of(Fraction.min(cost, answer.attained().orElse(cost)));
      case UNDECIDED -> {
        high = Optional.of(cost);
        highIsCertain = false;
      }
    }
  }

  private Answer decide(Fraction cost, BoundBudget budget) {
    try {
      return decider.decide(cost, budget);
    } catch (SolverDisagreementException e) {
      listener.onContradiction(cost, e.getMessage());
      return Answer.open(Verdict.UNDECIDED);
    }
  }

  /** Whether no assignment is possible at any cost. */
  boolean isExhausted() {
    return isExhausted;
  }

  boolean isUnconfirmed() {
    return refutation.isPresent();
  }

  /** Tells the last bound again if a second solver agrees with it; at most once. */
  void confirm() {
    Optional<Refutation> last = refutation;
    refutation = Optional.empty();
    try {
      last.map(each -> each.confirmation().get()).ifPresent(this::tell);
    } catch (SolverDisagreementException e) {
      listener.onContradiction(low, e.getMessage());
    }
  }

  private void tell(Support support) {
    listener.onBound(isExhausted ? Optional.empty() : Optional.of(low), support);
  }

  /** Then the run ends, as it does when the cost is attained. */
  private boolean isAboveTarget(BoundBudget budget) {
    return budget.targetCost(costs.objective()).filter(low::isGreaterThan).isPresent();
  }

  /** Then this is the last that the run hears, so it must be sure. */
  private boolean isAttained(BoundBudget budget) {
    return budget.knownCost().get().filter(known -> known.compareTo(low) <= 0).isPresent();
  }

  /** The next cost to ask about, from the known lower bound up to below what is possible. */
  private Optional<Fraction> nextQuestion(BoundBudget budget) {
    Optional<Fraction> ceiling = high;
    Optional<Fraction> known = budget.knownCost().get();
    if (known.isPresent() && (ceiling.isEmpty() || known.get().isLessThan(ceiling.get()))) {
      ceiling = known;
    }
    if (ceiling.isEmpty()) {
      Fraction further = low.isZero() ? costs.above(low).orElse(low) : times(low, 1 + step);
      return Optional.of(Fraction.max(low, Fraction.min(further, costs.unlimited())));
    }
    Fraction last = ceiling.orElseThrow();
    if (last.compareTo(low) <= 0) {
      return Optional.empty();
    }
    Fraction below = costs.below(last);
    boolean isClose = below.toDouble() < low.toDouble() * COARSE;
    if (below.isLessThan(low) || (isClose && !highIsCertain)) {
      return Optional.empty();
    }
    double middle = Math.sqrt(low.toDouble() * below.toDouble());
    return Optional.of(clamp(middle, below));
  }

  private boolean isBelowUnlimited(Fraction cost) {
    return cost.isLessThan(costs.unlimited());
  }

  private Fraction clamp(double cost, Fraction below) {
    Fraction middle = costs.near(cost);
    if (middle.isLessThan(low)) {
      return low;
    }
    return middle.isGreaterThan(below) ? below : middle;
  }

  private Fraction times(Fraction cost, double factor) {
    return costs.near(cost.toDouble() * factor);
  }
}
