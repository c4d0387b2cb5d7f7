package org.ratecut.solver.anneal;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.evaluation.ContiguityRule;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.solver.moves.Move;
import org.ratecut.solver.moves.NeighbourDraws;
import org.ratecut.solver.moves.Proposer;
import org.ratecut.solver.moves.Temperatures;

/**
 * One cooling (Kirkpatrick, Gelatt and Vecchi, 1983): random moves, judged by the guide while the
 * {@linkplain Temperatures temperature} falls. The guide aims at the best valid cost met so far, so
 * that what counts as busy tightens as the descent improves. Memory may be overfull on the way, at
 * a price.
 */
final class Descent {

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
  private final ContiguityRule contiguity;

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
    this.contiguity = new ContiguityRule(problem);
    this.bestCost = cost();
    guide.aimAt(aim());
    if (state.isValid() && contiguity.isKeptBy(state)) {
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
    settings.temperatures().fall(steps, goOn, this::step);
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
    double cost = cost();
    if ((cost < bestCost || best.isEmpty()) && contiguity.isKeptBy(state)) {
      bestCost = cost;
      best = Optional.of(state.toAssignment());
      guide.aimAt(aim());
    }
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
