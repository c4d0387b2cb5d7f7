package org.ratecut.solver.blocks;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.evaluation.ContiguityRule;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.solver.moves.Temperatures;

/**
 * One cooling (Kirkpatrick, Gelatt and Vecchi, 1983) of units. The guide aims at the best period
 * met so far; memory may be overfull on the way, at a price.
 */
final class UnitDescent {

  private static final double PRICE_OF_A_BROKEN_RULE = 1;
  private static final double PRICE_OF_A_WHOLE_MEMORY = 20;

  /**
   * How a descent cools.
   *
   * @param power of the guide
   * @param temperatures in units of a resource as busy as the aim allows
   * @param slack how many times as long as at the start a period may be while nothing valid is
   *     known, at least 1: the more, the less anything but validity counts
   */
  record Cooling(double power, Temperatures temperatures, double slack) {

    Cooling withSlack(double other) {
      return new Cooling(power, temperatures, other);
    }
  }

  private final UnitDraws proposer;
  private final Cooling cooling;
  private final AssignmentState state;
  private final SplittableRandom random;
  private final SharpGuide guide;
  private final double pricePerExcessValue;
  private final ContiguityRule contiguity;
  private double bestSeconds = Double.POSITIVE_INFINITY;
  private Optional<Assignment> best = Optional.empty();

  /** A descent of units from the assignment of a state, which it changes. */
  UnitDescent(
      Problem problem,
      UnitDraws proposer,
      Cooling cooling,
      AssignmentState state,
      SplittableRandom random) {
    this.proposer = proposer;
    this.cooling = cooling;
    this.state = state;
    this.random = random;
    this.guide = new SharpGuide(state, cooling.power());
    this.pricePerExcessValue = PRICE_OF_A_WHOLE_MEMORY / smallestMemory(problem);
    this.contiguity = new ContiguityRule(problem);
    proposer.begin(state, random);
    keepIfBest();
    guide.aimAt(aim());
  }

  private static double smallestMemory(Problem problem) {
    return Math.max(
        1, problem.cluster().devices().stream().mapToLong(d -> d.memory()).min().orElse(1));
  }

  /** The best valid assignment met, the one at the start included. */
  Optional<Assignment> best() {
    return best;
  }

  /** The period of {@link #best}, to the nearest double; infinite if there is none. */
  double bestSeconds() {
    return bestSeconds;
  }

  /** Draws so many moves, or fewer if it may not go on. */
  void run(long steps, BooleanSupplier goOn) {
    cooling.temperatures().fall(steps, goOn, this::step);
  }

  private void step(double temperature) {
    UnitMove move = proposer.draw(state, random);
    if (move.size() == 0) {
      return;
    }
    state.mark();
    long excessBefore = state.memoryExcess();
    int brokenBefore = state.ruleExcess();
    move.make(state);
    double change =
        guide.change(state)
            + pricePerExcessValue * (state.memoryExcess() - excessBefore)
            + PRICE_OF_A_BROKEN_RULE * (state.ruleExcess() - brokenBefore);
    if (Temperatures.accept(change, temperature, random)) {
      keepIfBest();
    } else {
      move.undo(state);
    }
  }

  private void keepIfBest() {
    if (!state.isValid()) {
      return;
    }
    double seconds = state.seconds(state.bottleneck());
    if (seconds < bestSeconds && contiguity.isKeptBy(state)) {
      bestSeconds = seconds;
      best = Optional.of(state.toAssignment());
      guide.aimAt(aim());
    }
  }

  /** Without a valid assignment yet, a multiple of what the state is worth; and never zero. */
  private double aim() {
    double seconds =
        best.isPresent() ? bestSeconds : cooling.slack() * state.seconds(state.bottleneck());
    return seconds > 0 ? seconds : 1;
  }
}
