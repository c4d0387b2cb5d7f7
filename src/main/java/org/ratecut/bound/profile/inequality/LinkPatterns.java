package org.ratecut.bound.profile.inequality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one channel carries at most, as patterns: so many outputs of one size, so many of another.
 * Whatever it carries is no more, size by size, than one of them. Outputs of the smallest size are
 * left out, because they fill what the others leave.
 */
final class LinkPatterns {

  /** More would make a model slower than it makes it sharper. */
  private static final int MAX_PATTERNS = 24;

  private final List<Long> sizes;
  private final List<long[]> patterns = new ArrayList<>();
  private boolean tooMany;

  /**
   * Finds the patterns.
   *
   * @param sizes distinct sizes of outputs, at least 1 each; the smallest is left out
   * @param limit what the channel carries, at least 0
   */
  LinkPatterns(List<Long> sizes, long limit) {
    this.sizes = sizes.stream().sorted().skip(1).map(each -> each).toList();
    extend(this.sizes.size() - 1, limit, new long[this.sizes.size()]);
  }

  /** Chooses numbers of the given size and of all smaller ones. */
  private void extend(int position, long left, long[] chosen) {
    if (tooMany) {
      return;
    }
    if (position < 0) {
      patterns.add(chosen.clone());
      tooMany = patterns.size() > MAX_PATTERNS;
      return;
    }
    long most = left / sizes.get(position);
    // Of the smallest, all that fit: fewer are never more than a pattern.
    for (long n = position == 0 ? most : 0; n <= most && !tooMany; n++) {
      chosen[position] = n;
      extend(position - 1, left - n * sizes.get(position), chosen);
    }
    chosen[position] = 0;
  }

  /** How many of each size each pattern has; empty if there are too many patterns to be of use. */
  List<long[]> all() {
    return tooMany
        ? List.of()
        : patterns.stream().filter(this::isNotDominated).map(long[]::clone).toList();
  }

  private boolean isNotDominated(long[] pattern) {
    return patterns.stream().noneMatch(other -> other != pattern && covers(other, pattern));
  }

  private static boolean covers(long[] larger, long[] smaller) {
    return IntStream.range(0, smaller.length).allMatch(i -> larger[i] >= smaller[i]);
  }
}
