package org.ratecut.bound.block;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundListener;
import org.ratecut.bound.BoundMethod;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Support;

/**
 * Bounds for devices that communicate themselves: one of them computes at least its share of the
 * work, and what it computes must be sent for and sent on. The block that takes the least time of
 * all that are large enough bounds the period; and so do the average share and the least transfers
 * of any block that a device may have. The proofs are in {@code docs/bounds.md}.
 */
public final class BlockBound implements BoundMethod {

  /** More arcs than this make a program that takes too long. */
  private static final long MAX_ARCS = 50_000;

  /** SCIP works with tolerances of 10^-6; the share and its bound are lowered by ten times that. */
  private static final double MARGIN = 1e-5;

  /** Without an assignment, what is proved is at most the period that it is proved for. */
  private static final double FIRST_GUESS = 1.5;

  /** How much longer than what is proved a period is that is assumed next. */
  private static final double STEP = 1.01;

  /** A bound that grows by less than this is not worth another round. */
  private static final double LEAST_STEP = 1.0001;

  private static final long DENOMINATOR = 1L << 40;

  @Override
  public String name() {
    return "block-share";
  }

  @Override
  public void prove(Problem problem, BoundBudget budget, BoundListener listener) {
    Optional<BlockShare> share = BlockShare.of(problem);
    if (problem.objective() != Objective.RATE || share.isEmpty() || arcs(problem) > MAX_ARCS) {
      return;
    }
    if (new NativeLibrary().isAvailable("Blocks are not bounded")) {
      prove(share.orElseThrow(), budget, listener);
    }
  }

  private static long arcs(Problem problem) {
    return problem.network().broadcasts().stream().mapToLong(Broadcast::arcCount).sum();
  }

  /**
   * Assumes a period and proves that it cannot be less, or not less than the blocks that it asks
   * for; then assumes a little more than that, since shorter periods ask for larger blocks.
   */
  private static void prove(BlockShare share, BoundBudget budget, BoundListener listener) {
    double known =
        budget.knownCost().get().map(Fraction::toDouble).orElse(Double.POSITIVE_INFINITY);
    double assumed = Double.isInfinite(known) ? FIRST_GUESS * share.least(0) : known;
    double best = 0;
    boolean improves = true;
    while (improves && !budget.isSpent()) {
      double before = best;
      for (Argument argument :
          List.<Argument>of(
              BlockBound::besideHeaviest, BlockBound::busiest, BlockBound::together)) {
        double proved = Math.min(assumed, argument.prove(share, assumed, budget)) * (1 - MARGIN);
        if (proved > best) {
          best = proved;
          listener.onBound(claim(best, share));
        }
      }
      improves = best > before * LEAST_STEP;
      assumed = Math.min(known, best * STEP);
    }
  }

  /** Seconds that any period takes that is at most one assumed; 0 if nothing is proved. */
  @FunctionalInterface
  private interface Argument {
    double prove(BlockShare share, double assumed, BoundBudget budget);
  }

  /**
   * The device with the heaviest unit computes little beside it, so that the others must do more.
   */
  private static double besideHeaviest(BlockShare share, double assumed, BoundBudget budget) {
    return HeaviestUnit.of(share, assumed)
        .map(unit -> unit.leastPeriod(assumed, MARGIN, budget))
        .orElse(0.0);
  }

  /** One of the devices computes at least its share, and does what that block asks for. */
  private static double busiest(BlockShare share, double assumed, BoundBudget budget) {
    double least = share.least(assumed) * (1 - MARGIN);
    return least > 0
        ? BlockProgram.ofTime(share, assumed, least)
            .lowerBound(budget.remaining(), budget::isSpent)
            .orElse(0)
        : 0;
  }

  /** No device can do more than a period, so that all must do much, and each pays for transfers. */
  private static double together(BlockShare share, double assumed, BoundBudget budget) {
    int others = share.devices().size() - 1;
    double average = share.least(assumed);
    double least = (average * (others + 1) - others * assumed) * (1 - MARGIN) - assumed * MARGIN;
    if (!(least > 0)) {
      return 0;
    }
    OptionalDouble transfers =
        BlockProgram.ofTransfers(share, assumed, least, MARGIN)
            .lowerBound(budget.remaining(), budget::isSpent);
    return transfers.isPresent() ? average + Math.max(0, transfers.getAsDouble()) : 0;
  }

  private static Bound claim(double seconds, BlockShare share) {
    return Bound.atLeast(
            Fraction.of((long) (seconds * DENOMINATOR), DENOMINATOR),
            "block-share",
            "Each of %d alike devices, or the busiest, computes a share of the work, and no block of vertices that large takes less time with its transfers."
                .formatted(share.devices().size()))
        .with(Support.ONE_SOLVER);
  }
}
