package org.ratecut.report.statistics;

import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The middle and the ends of some numbers.
 *
 * @param median the middle one, or the mean of the two in the middle
 */
public record Spread(int count, double minimum, double median, double maximum) {

  /** Of at least one number; empty for none. */
  public static Optional<Spread> of(DoubleStream numbers) {
    double[] sorted = numbers.sorted().toArray();
    int n = sorted.length;
    if (n == 0) {
      return Optional.empty();
    }
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    return Optional.of(new Spread(n, sorted[0], median, sorted[n - 1]));
  }
}
