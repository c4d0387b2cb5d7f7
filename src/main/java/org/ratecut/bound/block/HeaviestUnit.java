package org.ratecut.bound.block;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ratecut.bound.BoundBudget;

/**
 * The set of vertices that is most work of all that stay together, where no device but one of the
 * alike can do it within a period. What else its device can do is limited by the transfers that
 * this costs.
 */
record HeaviestUnit(BlockShare share, int unit) {

  /** Halvings of the range of periods in question. */
  private static final int ROUNDS = 12;

  /** The heaviest set, if one of the alike devices must have it when the period is at most this. */
  static Optional<HeaviestUnit> of(BlockShare share, double period) {
    int[] unitOf = share.unitOfVertex();
    double[] work = new double[BlockShare.count(unitOf)];
    for (int v = 0; v < unitOf.length; v++) {
      work[unitOf[v]] += share.seconds(v);
    }
    int heaviest = IntStream.range(0, work.length).reduce(0, (a, b) -> work[b] > work[a] ? b : a);
    int[] members = IntStream.range(0, unitOf.length).filter(v -> unitOf[v] == heaviest).toArray();
    boolean isAlike = Arrays.stream(members).allMatch(share::mayHold);
    boolean isTooMuchElsewhere =
        IntStream.range(0, share.problem().deviceCount())
            .filter(d -> !share.devices().contains(d))
            .allMatch(d -> share.secondsOn(d, members) > period * (1 + 1e-9));
    return isAlike && isTooMuchElsewhere
        ? Optional.of(new HeaviestUnit(share, heaviest))
        : Optional.empty();
  }

  /**
   * Seconds that any period takes that is at most one assumed: halves the range in which the least
   * period must be as long as the time allows.
   */
  double leastPeriod(double assumed, double margin, BoundBudget budget) {
    double proved = least(assumed, margin, budget);
    double open = assumed;
    for (int round = 0; round < ROUNDS && proved < open && !budget.isSpent(); round++) {
      double middle = (proved + open) / 2;
      double least = least(middle, margin, budget);
      if (least >= middle) {
        proved = middle;
      } else {
        proved = Math.max(proved, least);
        open = middle;
      }
    }
    return Math.min(proved, assumed);
  }

  /** The least of all periods up to one assumed in which all work can be done; 0 if unknown. */
  private double least(double assumed, double margin, BoundBudget budget) {
    OptionalDouble bound =
        BlockProgram.ofWorkBeside(unit, share, assumed, margin)
            .lowerBound(budget.remaining(), budget::isSpent);
    if (bound.isEmpty()) {
      return 0;
    }
    double most = Math.max(0, -bound.getAsDouble()) + margin * assumed;
    double tooShort = 0;
    double longEnough = assumed;
    if (!isEnough(longEnough, most)) {
      return assumed;
    }
    for (int halving = 0; halving < Double.SIZE; halving++) {
      double middle = (tooShort + longEnough) / 2;
      if (isEnough(middle, most)) {
        longEnough = middle;
      } else {
        tooShort = middle;
      }
    }
    return tooShort;
  }

  /** Whether the alike devices can do their part if one does so much and the others a period. */
  private boolean isEnough(double period, double most) {
    int count = share.devices().size();
    return most + (count - 1) * period >= count * share.least(period);
  }
}
