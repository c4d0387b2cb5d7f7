package org.ratecut.bound.block;

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
 * A bound for devices that communicate themselves: one of them computes at least its share of the
 * work, and the block that it computes must be sent for and sent on. The block that takes the least
 * time of all that are large enough bounds the period. The proof is in {@code docs/bounds.md}.
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
   * Assumes a period and proves that it cannot be less, or not less than the block that it asks
   * for; then assumes a little more than that, since shorter periods ask for larger blocks.
   */
  private static void prove(BlockShare share, BoundBudget budget, BoundListener listener) {
    double known =
        budget.knownCost().get().map(Fraction::toDouble).orElse(Double.POSITIVE_INFINITY);
    double assumed = Double.isInfinite(known) ? FIRST_GUESS * share.least(0) : known;
    double best = 0;
    boolean improves = true;
    while (improves && !budget.isSpent()) {
      double proved = proved(share, assumed, budget);
      improves = proved > best * LEAST_STEP && proved > 0;
      if (proved > best) {
        best = proved;
        listener.onBound(claim(best, share));
      }
      assumed = Math.min(known, best * STEP);
    }
  }

  /** Seconds that any period takes, by way of one that is assumed; 0 if nothing is proved. */
  private static double proved(BlockShare share, double assumed, BoundBudget budget) {
    double least = share.least(assumed) * (1 - MARGIN);
    if (!(least > 0)) {
      return 0;
    }
    OptionalDouble bound =
        new BlockProgram(share, assumed, least).lowerBound(budget.remaining(), budget::isSpent);
    return bound.isPresent() ? Math.min(assumed, bound.getAsDouble()) * (1 - MARGIN) : 0;
  }

  private static Bound claim(double seconds, BlockShare share) {
    return Bound.atLeast(
            Fraction.of((long) (seconds * DENOMINATOR), DENOMINATOR),
            "block-share",
            "One of %d alike devices computes its share of the work, and no block of vertices that large takes less time with its transfers."
                .formatted(share.devices().size()))
        .with(Support.ONE_SOLVER);
  }
}
