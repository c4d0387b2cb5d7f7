package org.ratecut.bound.profile.inequality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Holds patterns against everything that a channel can carry. */
class LinkPatternsTest {

  private static final int CHANNELS = 300;

  @Test
  void whateverFitsIsWithinAPatternAndEachPatternFits() {
    for (int seed = 0; seed < CHANNELS; seed++) {
      Random random = new Random(seed);
      List<Long> sizes =
          LongStream.generate(() -> 1 + random.nextInt(9))
              .limit(4)
              .distinct()
              .sorted()
              .boxed()
              .toList();
      long limit = random.nextInt(25);
      List<Long> larger = sizes.subList(1, sizes.size());
      List<long[]> patterns = new LinkPatterns(sizes, limit).all();
      List<long[]> fitting = new ArrayList<>();
      addFitting(larger, 0, limit, new long[larger.size()], fitting);
      for (long[] each : fitting) {
        assertThat(patterns.isEmpty() || patterns.stream().anyMatch(p -> covers(p, each)))
            .as("seed %d", seed)
            .isTrue();
      }
      for (long[] pattern : patterns) {
        assertThat(fitting.stream().anyMatch(each -> covers(each, pattern))).isTrue();
        assertThat(patterns.stream().filter(other -> covers(other, pattern))).hasSize(1);
      }
    }
  }

  @Test
  void thereAreFewPatternsOrNone() {
    assertThat(new LinkPatterns(List.of(4L, 16L, 24L, 64L), 36).all())
        .containsExactlyInAnyOrder(new long[] {2, 0, 0}, new long[] {0, 1, 0});
    assertThat(new LinkPatterns(List.of(1L, 2L, 3L), 1_000_000_000_000L).all()).isEmpty();
  }

  private static void addFitting(
      List<Long> sizes, int position, long left, long[] chosen, List<long[]> fitting) {
    if (position == sizes.size()) {
      fitting.add(chosen.clone());
      return;
    }
    for (long n = 0; n * sizes.get(position) <= left; n++) {
      chosen[position] = n;
      addFitting(sizes, position + 1, left - n * sizes.get(position), chosen, fitting);
    }
    chosen[position] = 0;
  }

  private static boolean covers(long[] larger, long[] smaller) {
    return IntStream.range(0, smaller.length).allMatch(i -> larger[i] >= smaller[i]);
  }
}
