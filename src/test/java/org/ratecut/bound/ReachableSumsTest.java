package org.ratecut.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Network;

/** Next to all sums that there are, listed one by one. */
class ReachableSumsTest {

  private static final long LAST = 150;

  /** Sums above this are not in a table, see {@link ReachableSums}. */
  private static final long TABULATED = 1L << 20;

  @Test
  void sumsOfSmallAmountsAreExact() {
    Random random = new Random(1);
    for (int round = 0; round < 60; round++) {
      long[] amounts = random.longs(1 + random.nextInt(4), 0, 40).toArray();
      requireExact(amounts, 1);
    }
  }

  @Test
  void aCommonDivisorOfHugeAmountsIsTakenOut() {
    Random random = new Random(2);
    for (int round = 0; round < 40; round++) {
      long[] amounts = random.longs(1 + random.nextInt(4), 0, 40).toArray();
      requireExact(amounts, Network.MAX_TOTAL / LAST);
    }
  }

  private static void requireExact(long[] amounts, long factor) {
    TreeSet<Long> all = new TreeSet<>();
    addSums(amounts, 0, 0, all);
    ReachableSums sums = new ReachableSums(LongStream.of(amounts).map(each -> each * factor));
    for (long total = 0; total < LAST; total++) {
      assertThat(sums.atMost(total * factor)).isEqualTo(all.floor(total) * factor);
      assertThat(sums.atMost((total + 1) * factor - 1)).isEqualTo(all.floor(total) * factor);
      Long above = all.higher(total);
      if (above != null) {
        assertThat(sums.above(total * factor)).isEqualTo(above * factor);
        assertThat(sums.above((total + 1) * factor - 1)).isEqualTo(above * factor);
      }
    }
    assertThat(sums.above(-1)).isZero();
  }

  /** All sums up to the last that is looked at, and one beyond for each amount. */
  private static void addSums(long[] amounts, int first, long sum, Set<Long> all) {
    all.add(sum);
    for (int i = first; i < amounts.length && sum <= LAST; i++) {
      if (amounts[i] > 0) {
        addSums(amounts, i, sum + amounts[i], all);
      }
    }
  }

  @Test
  void noSumOfASubsetIsSkippedBeyondTheTable() {
    Random random = new Random(3);
    for (int round = 0; round < 5; round++) {
      long[] amounts = random.longs(8, TABULATED / 2, 3 * TABULATED).toArray();
      ReachableSums sums = new ReachableSums(LongStream.of(amounts));
      for (int subset = 0; subset < 1 << amounts.length; subset++) {
        int chosen = subset;
        long sum =
            IntStream.range(0, amounts.length)
                .filter(i -> (chosen >> i & 1) == 1)
                .mapToLong(i -> amounts[i])
                .sum();
        assertThat(sums.atMost(sum)).isEqualTo(sum);
        assertThat(sums.above(sum - 1)).isEqualTo(sum);
        assertThat(sums.atMost(sum + 1)).isBetween(sum, sum + 1);
        assertThat(sums.above(sum)).isGreaterThan(sum);
      }
    }
  }

  @Test
  void nothingIsBetweenZeroAndTheLeastAmountHoweverLarge() {
    ReachableSums sums = new ReachableSums(LongStream.of(TABULATED - 2, TABULATED - 1));
    assertThat(sums.above(0)).isEqualTo(TABULATED - 2);
    assertThat(sums.atMost(TABULATED - 3)).isZero();
  }

  @Test
  void zerosAloneHaveNoSumButZero() {
    for (LongStream amounts : new LongStream[] {LongStream.empty(), LongStream.of(0, 0)}) {
      ReachableSums sums = new ReachableSums(amounts);
      assertThat(sums.above(-1)).isZero();
      assertThat(sums.above(0)).isEqualTo(Long.MAX_VALUE);
      assertThat(sums.atMost(Long.MAX_VALUE)).isZero();
    }
  }

  @Test
  void aSumBeyondTheLargestNumberIsNone() {
    for (long amount : new long[] {1, 3, TABULATED + 1, 1L << 62}) {
      ReachableSums sums = new ReachableSums(LongStream.of(amount));
      long last = Long.MAX_VALUE / amount * amount;
      assertThat(sums.atMost(Long.MAX_VALUE)).isEqualTo(last);
      assertThat(sums.above(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
      assertThat(sums.above(last)).isEqualTo(Long.MAX_VALUE);
      assertThat(sums.above(last - 1)).isEqualTo(last);
    }
    ReachableSums gap = new ReachableSums(LongStream.of(3L << 60, 5L << 60));
    assertThat(gap.above(6L << 60)).isEqualTo(Long.MAX_VALUE);
  }
}
