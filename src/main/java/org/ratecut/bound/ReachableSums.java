package org.ratecut.bound;

import java.util.BitSet;
import java.util.stream.LongStream;

/**
 * Which totals can be sums of given amounts, each taken any number of times. Loads are sums of
 * computations and traffic is a sum of outputs, so that a proof that a total must exceed {@code x}
 * proves that it is at least the next sum after {@code x}.
 */
public final class ReachableSums {

  private static final int TABULATED = 1 << 20;

  private final long divisor;
  private final BitSet reachable = new BitSet();

  /**
   * Sums of these amounts.
   *
   * @param amounts at least 0; zeros and repetitions have no effect
   */
  public ReachableSums(LongStream amounts) {
    long[] distinct = amounts.filter(amount -> amount > 0).sorted().distinct().toArray();
    this.divisor = LongStream.of(distinct).reduce(0, ReachableSums::greatestCommonDivisor);
    reachable.set(0);
    if (divisor > 0 && distinct[0] / divisor > 1) {
      tabulate(LongStream.of(distinct).map(amount -> amount / divisor).toArray());
    } else {
      reachable.set(0, TABULATED);
    }
  }

  /** From the least amount on: nothing but 0 is below it, however large it is. */
  private void tabulate(long[] amounts) {
    for (long sum = amounts[0]; sum < TABULATED; sum++) {
      for (int i = 0; i < amounts.length && amounts[i] <= sum; i++) {
        if (reachable.get((int) (sum - amounts[i]))) {
          reachable.set((int) sum);
          break;
        }
      }
    }
  }

  /**
   * The least sum that is greater than {@code total}, or {@link Long#MAX_VALUE} if there is none
   * that a {@code long} holds.
   */
  public long above(long total) {
    if (divisor == 0) {
      return total < 0 ? 0 : Long.MAX_VALUE;
    }
    long last = Long.MAX_VALUE / divisor;
    long within = Math.floorDiv(total, divisor);
    if (within >= last) {
      return Long.MAX_VALUE;
    }
    long multiple = within + 1;
    if (multiple < TABULATED) {
      int next = reachable.nextSetBit((int) Math.max(0, multiple));
      multiple = next >= 0 ? next : TABULATED;
    }
    return multiple > last ? Long.MAX_VALUE : multiple * divisor;
  }

  /** The greatest sum that is at most {@code total}, which is at least 0. */
  public long atMost(long total) {
    if (divisor == 0) {
      return 0;
    }
    long multiple = total / divisor;
    if (multiple < TABULATED) {
      multiple = reachable.previousSetBit((int) multiple);
    }
    return multiple * divisor;
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
