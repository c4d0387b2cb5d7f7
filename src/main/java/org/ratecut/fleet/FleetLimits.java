package org.ratecut.fleet;

import java.time.Duration;
import org.ratecut.budget.Budget;
import org.ratecut.model.exact.Fraction;

/**
 * How long fleets are tried: in rounds, in each of which every open one gets a turn, and four times
 * as long a one as in the round before. With a step limit there is one round, and each turn has
 * these steps; then the same seed, threads and steps give the same result.
 */
final class FleetLimits {

  private static final int LARGEST_PART_OF_TIME = 5;
  private static final int FIRST_PART_OF_TIME = 40;
  private static final int GROWTH = 4;
  private static final Duration SHORTEST_TURN = Duration.ofMillis(200);

  private final Budget budget;
  private Duration turn;

  FleetLimits(Budget budget) {
    this.budget = budget;
    Duration first = budget.remaining().dividedBy(FIRST_PART_OF_TIME);
    this.turn = first.compareTo(SHORTEST_TURN) < 0 ? SHORTEST_TURN : first;
  }

  boolean countsSteps() {
    return budget.stepLimit().isPresent();
  }

  boolean isSpent() {
    return budget.isSpent();
  }

  double elapsedSeconds() {
    return budget.elapsedSeconds();
  }

  /** What one fleet gets now. */
  Budget turn(Fraction target) {
    Budget all = budget.withTargetRate(target);
    return countsSteps() ? all : all.withTimeFromNow(turn);
  }

  /** What a largest fleet gets at first, since what is proved of it holds for all others. */
  Budget turnOfLargest(Fraction target) {
    Budget all = budget.withTargetRate(target);
    return countsSteps()
        ? all
        : all.withTimeFromNow(budget.remaining().dividedBy(LARGEST_PART_OF_TIME));
  }

  /** Begins a round with longer turns. */
  void nextRound(int openFleets) {
    Duration longer = turn.multipliedBy(GROWTH);
    Duration fair = budget.remaining().dividedBy(Math.max(1, openFleets));
    turn = longer.compareTo(fair) > 0 ? fair : longer;
    turn = turn.compareTo(SHORTEST_TURN) < 0 ? SHORTEST_TURN : turn;
  }
}
