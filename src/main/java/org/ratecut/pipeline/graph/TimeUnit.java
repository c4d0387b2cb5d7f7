package org.ratecut.pipeline.graph;

import java.math.BigInteger;
import java.util.List;
import org.ratecut.model.exact.Fraction;

/**
 * A unit of time in which the durations of a pipeline are whole numbers.
 *
 * <p>It is the largest of which all durations are multiples, so that schedules are exact. Where
 * speeds have so little in common that a period would have more than {@link #MAX_PERIOD} of those,
 * it is about a {@code MAX_PERIOD}-th part of the period, and durations are rounded up. A schedule
 * is right then too, because an operation that ends early harms nobody, and its period exceeds the
 * model's by less than one unit for each operation of a resource.
 */
final class TimeUnit {

  /** So short that millions of periods one after the other fit in a {@code long}. */
  static final long MAX_PERIOD = 1L << 40;

  /** So that times as fractions of seconds have room in {@code long}s. */
  private static final long MAX_NUMBER = 1L << 56;

  private final Fraction seconds;

  private TimeUnit(Fraction seconds) {
    this.seconds = seconds;
  }

  /**
   * The unit for some durations.
   *
   * @param durations in seconds
   * @param period of the model, in seconds
   */
  static TimeUnit of(List<Fraction> durations, Fraction period) {
    BigInteger numerator = BigInteger.ZERO;
    BigInteger denominator = BigInteger.ONE;
    for (Fraction each : durations.stream().filter(each -> !each.isZero()).distinct().toList()) {
      // gcd(a/b, c/d) = gcd(ad, cb) / bd, in lowest terms.
      BigInteger above = big(each.numerator()).multiply(denominator);
      BigInteger below = big(each.denominator()).multiply(denominator);
      BigInteger divisor = above.gcd(numerator.multiply(big(each.denominator())));
      BigInteger common = divisor.gcd(below);
      numerator = divisor.divide(common);
      denominator = below.divide(common);
      if (isTooFine(numerator, denominator, period)) {
        return new TimeUnit(part(period));
      }
    }
    return numerator.signum() == 0
        ? new TimeUnit(Fraction.of(1))
        : new TimeUnit(Fraction.of(numerator, denominator));
  }

  private static boolean isTooFine(BigInteger numerator, BigInteger denominator, Fraction period) {
    BigInteger left = big(period.numerator()).multiply(denominator);
    BigInteger right = big(period.denominator());
    return left.compareTo(right.multiply(numerator).multiply(big(MAX_PERIOD))) > 0
        || left.compareTo(right.multiply(big(MAX_NUMBER))) > 0
        || denominator.compareTo(big(MAX_NUMBER)) > 0;
  }

  private static Fraction part(Fraction period) {
    BigInteger parts = big(period.denominator()).multiply(big(MAX_PERIOD));
    BigInteger perSecond = parts.divide(big(period.numerator())).add(BigInteger.ONE);
    return Fraction.of(1, perSecond.min(big(MAX_NUMBER)).longValueExact());
  }

  /** The unit in seconds, more than zero. */
  Fraction seconds() {
    return seconds;
  }

  /** A duration in this unit, rounded up. */
  long ticks(Fraction duration) {
    BigInteger above = big(duration.numerator()).multiply(big(seconds.denominator()));
    BigInteger below = big(duration.denominator()).multiply(big(seconds.numerator()));
    BigInteger[] parts = above.divideAndRemainder(below);
    return parts[0].longValueExact() + parts[1].signum();
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
