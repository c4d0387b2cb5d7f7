package org.ratecut.solver.blocks;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.evaluation.Contiguity;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;

/**
 * One cooling (Kirkpatrick, Gelatt and Vecchi, 1983) of units. The guide aims at the best period
 * met so far; memory may be overfull on the way, at a price.
 */
final class UnitDescent {

  private static final int STEPS_BETWEEN_LOOKS = 1_024;
  private static final double PRICE_OF_A_BROKEN_RULE = 1;
  private static final double PRICE_OF_A_WHOLE_MEMORY = 20;

  /**
   * How a descent cools.
   *
   * @param power of the guide
   * @param hottest temperature at the beginning, in units of a resource as busy as the aim allows
   * @param coldest temperature at the end
   * @param slack how many times as long as at the start a period may be while nothing valid is
   *     known, at least 1: the more, the less anything but validity counts
   */
  record Cooling(double power, double hottest, double coldest, double slack) {

    Cooling withSlack(double other) {
      return new Cooling(power, hottest, coldest, other);
    }
  }

  private final Proposer proposer;
  private final Cooling cooling;
  private final AssignmentState state;
  private final SplittableRandom random;
  private final SharpGuide guide;
  private final double pricePerExcessValue;
  private final Optional<Contiguity> contiguity;
  private double bestSeconds = Double.POSITIVE_INFINITY;
  private Optional<Assignment> best = Optional.empty();

  /** A descent of units from the assignment of a state, which it changes. */
  UnitDescent(
      Problem problem,
      Proposer proposer,
      Cooling cooling,
      AssignmentState state,
      SplittableRandom random) {
    this.proposer = proposer;
    this.cooling = cooling;
    this.state = state;
    this.random = random;
    this.guide = new SharpGuide(state, cooling.power());
    this.pricePerExcessValue = PRICE_OF_A_WHOLE_MEMORY / smallestMemory(problem);
    this.contiguity =
        problem.rules().contiguous()
            ? Optional.of(new Contiguity(problem.network()))
            : Optional.empty();
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
    double fall = Math.log(cooling.coldest() / cooling.hottest());
    double temperature = cooling.hottest();
    for (long s = 0; s < steps; s++) {
      if (s % STEPS_BETWEEN_LOOKS == 0) {
        if (!goOn.getAsBoolean()) {
          return;
        }
        temperature = cooling.hottest() * Math.exp(fall * s / steps);
      }
      step(temperature);
    }
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
    if (change <= 0 || random.nextDouble() < Math.exp(-change / temperature)) {
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
    if (seconds < bestSeconds && isContiguous()) {
      bestSeconds = seconds;
      best = Optional.of(state.toAssignment());
      guide.aimAt(aim());
    }
  }

  private boolean isContiguous() {
    return contiguity.isEmpty()
        || contiguity.orElseThrow().holds(state.toAssignment(), state.deviceCount());
  }

  /** Without a valid assignment yet, a multiple of what the state is worth; and never zero. */
  private double aim() {
    double seconds =
        best.isPresent() ? bestSeconds : cooling.slack() * state.seconds(state.bottleneck());
    return seconds > 0 ? seconds : 1;
  }
}
