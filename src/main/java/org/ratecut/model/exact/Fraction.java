package org.ratecut.model.exact;

import java.math.BigInteger;

/**
 * An exact non-negative fraction in lowest terms. Periods (seconds per inference) and rates
 * (inferences per second) are fractions, so that two placements are never confused by rounding; a
 * {@code double} is made of one only to show it to people.
 *
 * @param numerator at least 0
 * @param denominator at least 1
 */
public record Fraction(long numerator, long denominator) implements Comparable<Fraction> {

  /** Nothing. */
  public static final Fraction ZERO = new Fraction(0, 1);

  /**
   * Reduces to lowest terms.
   *
   * @throws IllegalArgumentException if the numerator is negative or the denominator not positive
   */
  public Fraction {
    if (numerator < 0 || denominator <= 0) {
      throw new IllegalArgumentException(
          "The fraction (%d/%d) must have a numerator of at least 0 and a denominator of at least 1."
              .formatted(numerator, denominator));
    }
    long divisor = greatestCommonDivisor(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
  }

  /** A fraction in lowest terms, of a numerator of at least 0 and a positive denominator. */
  public static Fraction of(long numerator, long denominator) {
    return new Fraction(numerator, denominator);
  }

  /** A whole number, at least 0. */
  public static Fraction of(long wholeNumber) {
    return new Fraction(wholeNumber, 1);
  }

  /**
   * The quotient of two integers of any size, exactly.
   *
   * @throws ArithmeticException if the quotient in lowest terms does not fit in two {@code long}s
   */
  public static Fraction of(BigInteger numerator, BigInteger denominator) {
    BigInteger divisor = numerator.gcd(denominator);
    if (divisor.signum() == 0) {
      throw new ArithmeticException("0/0 is not a fraction.");
    }
    return new Fraction(
        numerator.divide(divisor).longValueExact(), denominator.divide(divisor).longValueExact());
  }

  /**
   * {@code amount / this}: the seconds that an amount takes at this many units per second.
   *
   * @throws ArithmeticException if this is zero or the result does not fit
   */
  public Fraction timeFor(long amount) {
    if (numerator == 0) {
      throw new ArithmeticException("Nothing is ever done at a speed of 0.");
    }
    long divisor = greatestCommonDivisor(amount, numerator);
    return new Fraction(Math.multiplyExact(amount / divisor, denominator), numerator / divisor);
  }

  /**
   * The largest fraction of two {@code long}s that is not above a quotient of two integers of any
   * size, or one close to it: it is exact where the quotient in lowest terms fits.
   *
   * @param numerator at least 0
   * @param denominator at least 1
   * @throws ArithmeticException if the quotient itself is above the largest {@code long}
   */
  public static Fraction atMost(BigInteger numerator, BigInteger denominator) {
    BigInteger divisor = numerator.gcd(denominator);
    BigInteger above = numerator.divide(divisor);
    BigInteger below = denominator.divide(divisor);
    int excess = Math.max(0, Math.max(above.bitLength(), below.bitLength()) - (Long.SIZE - 1));
    if (excess == 0) {
      return new Fraction(above.longValueExact(), below.longValueExact());
    }
    // Only the denominator grows, so that the fraction does not; one more bit makes room for that.
    BigInteger rounded = below.shiftRight(excess + 1).add(BigInteger.ONE);
    return new Fraction(above.shiftRight(excess + 1).longValueExact(), rounded.longValueExact());
  }

  /**
   * The largest whole amount that fits in one period of {@code 1 / rate} seconds at this many units
   * per second: {@code ⌊this / rate⌋}. It is the capacity of a device or channel in the decision
   * form "is there an assignment with at least this rate?".
   *
   * @return at most {@link InvalidModelException#MAX_EXACT}, which no load or traffic exceeds: more
   *     is no limit
   * @throws ArithmeticException if the rate is zero
   */
  public long capacityAt(Fraction rate) {
    BigInteger product = big(numerator).multiply(big(rate.denominator));
    return capacity(product, big(denominator).multiply(big(rate.numerator)));
  }

  /**
   * The largest whole amount that takes strictly less time than one period of {@code 1 / rate}
   * seconds: the capacity in the question "is there an assignment strictly better than this rate?".
   *
   * @return at most {@link InvalidModelException#MAX_EXACT}, which no load or traffic exceeds: more
   *     is no limit
   * @throws ArithmeticException if this or the rate is zero
   */
  public long capacityAbove(Fraction rate) {
    if (numerator == 0) {
      throw new ArithmeticException("Nothing is ever done at a speed of 0.");
    }
    BigInteger product = big(numerator).multiply(big(rate.denominator));
    BigInteger divisor = big(denominator).multiply(big(rate.numerator));
    return capacity(product.subtract(BigInteger.ONE), divisor);
  }

  private static long capacity(BigInteger product, BigInteger divisor) {
    return product.divide(divisor).min(big(InvalidModelException.MAX_EXACT)).longValueExact();
  }

  /**
   * {@code 1 / this}.
   *
   * @throws ArithmeticException if this is zero
   */
  public Fraction reciprocal() {
    if (numerator == 0) {
      throw new ArithmeticException("0 has no reciprocal.");
    }
    return new Fraction(denominator, numerator);
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return numerator == 0;
  }

  /** Whether this is less than another. */
  public boolean isLessThan(Fraction other) {
    return compareTo(other) < 0;
  }

  /** Whether this is greater than another. */
  public boolean isGreaterThan(Fraction other) {
    return compareTo(other) > 0;
  }

  /** The greater of two; the first if they are equal. */
  public static Fraction max(Fraction a, Fraction b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** The less of two; the first if they are equal. */
  public static Fraction min(Fraction a, Fraction b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** The nearest double: the quotient of two longs, each rounded to 53 bits first. */
  public double toDouble() {
    return (double) numerator / (double) denominator;
  }

  /** Compares exactly, by cross-multiplication in 128 bits. */
  @Override
  public int compareTo(Fraction other) {
    long leftHigh = Math.multiplyHigh(numerator, other.denominator);
    long rightHigh = Math.multiplyHigh(other.numerator, denominator);
    if (leftHigh != rightHigh) {
      return Long.compare(leftHigh, rightHigh);
    }
    return Long.compareUnsigned(numerator * other.denominator, other.numerator * denominator);
  }

  @Override
  public String toString() {
    return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static long greatestCommonDivisor(long a, long b) {
    while (b != 0) {
      long remainder = a % b;
      a = b;
      b = remainder;
    }
    return Math.max(a, 1);
  }
}
