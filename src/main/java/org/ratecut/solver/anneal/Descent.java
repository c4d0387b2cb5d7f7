package org.ratecut.solver.anneal;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.evaluation.Contiguity;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.solver.moves.Move;
import org.ratecut.solver.moves.NeighbourDraws;
import org.ratecut.solver.moves.Proposer;

/**
 * One cooling (Kirkpatrick, Gelatt and Vecchi, 1983): random moves, always accepted when they
 * improve the guide, and with probability {@code exp(-change / temperature)} when not, while the
 * temperature falls geometrically. The guide aims at the best valid cost met so far, so that what
 * counts as busy tightens as the descent improves. Memory may be overfull on the way, at a price.
 */
final class Descent {

  private static final int STEPS_BETWEEN_LOOKS = 1_024;

  /** As much as a resource counts that is as busy as the aim allows. */
  private static final double PRICE_PER_BROKEN_RULE = 1;

  private final Objective objective;
  private final AnnealSettings settings;
  private final Proposer proposer;
  private final SplittableRandom random;
  private final AssignmentState state;
  private final Guide guide;
  private final double pricePerExcessValue;

  /** Looked at only where an assignment would be the best. */
  private final Optional<Contiguity> contiguity;

  private double bestCost;
  private Optional<Assignment> best = Optional.empty();

  Descent(
      Problem problem,
      NeighbourDraws neighbourhood,
      AnnealSettings settings,
      AssignmentState state,
      SplittableRandom random) {
    this.objective = problem.objective();
    this.settings = settings;
    this.proposer = new Proposer(problem, neighbourhood, settings.moveMix());
    this.random = random;
    this.state = state;
    this.guide = Guide.of(objective, state, settings.guideDoublings());
    this.pricePerExcessValue = settings.memoryWeight() / meanMemory(problem);
    this.contiguity =
        problem.rules().contiguous()
            ? Optional.of(new Contiguity(problem.network()))
            : Optional.empty();
    this.bestCost = cost();
    guide.aimAt(aim());
    if (state.isValid() && isContiguous()) {
      best = Optional.of(state.toAssignment());
    }
  }

  private static double meanMemory(Problem problem) {
    return Math.max(
        1, problem.cluster().devices().stream().mapToDouble(Device::memory).average().orElse(0));
  }

  /** The best valid assignment met, the one at the start included. */
  Optional<Assignment> best() {
    return best;
  }

  /** The cost of {@link #best}, to the nearest double. */
  double bestCost() {
    return best.isPresent() ? bestCost : Double.POSITIVE_INFINITY;
  }

  /**
   * Cools down once.
   *
   * @param steps how many moves to draw
   * @param goOn asked now and then; the descent ends early if it says no
   */
  void run(long steps, BooleanSupplier goOn) {
    double cooling = Math.log(settings.coldest() / settings.hottest());
    double temperature = settings.hottest();
    for (long s = 0; s < steps; s++) {
      if (s % STEPS_BETWEEN_LOOKS == 0) {
        if (!goOn.getAsBoolean()) {
          return;
        }
        temperature = settings.hottest() * Math.exp(cooling * s / steps);
      }
      step(temperature);
    }
  }

  private void step(double temperature) {
    Move move = proposer.draw(state, random);
    if (move.size() == 0) {
      return;
    }
    guide.mark(state);
    long excessBefore = state.memoryExcess();
    int brokenBefore = state.ruleExcess();
    move.make(state);
    double change =
        guide.change(state)
            + pricePerExcessValue * (state.memoryExcess() - excessBefore)
            + PRICE_PER_BROKEN_RULE * (state.ruleExcess() - brokenBefore);
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
    double cost = cost();
    if ((cost < bestCost || best.isEmpty()) && isContiguous()) {
      bestCost = cost;
      best = Optional.of(state.toAssignment());
      guide.aimAt(aim());
    }
  }

  private boolean isContiguous() {
    return contiguity.isEmpty()
        || contiguity.orElseThrow().holds(state.toAssignment(), state.deviceCount());
  }

  private double cost() {
    return switch (objective) {
      case RATE -> state.seconds(state.bottleneck());
      case COMMUNICATION -> state.totalTraffic();
    };
  }

  /** Nothing costs less than nothing, so that at cost zero any aim will do. */
  private double aim() {
    return bestCost > 0 ? bestCost : 1;
  }
}
