package org.ratecut.testing.metamorphic;

import java.math.BigInteger;
import org.ratecut.model.exact.Fraction;
import org.ratecut.testing.BigIntegerReferee;

/**
 * A fraction of any size, so that what is expected never overflows where the program might.
 *
 * @param numerator at least 0
 * @param denominator at least 1
 */
record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {

  static final Ratio ZERO = of(0);

  static Ratio of(Fraction fraction) {
    return new Ratio(
        BigInteger.valueOf(fraction.numerator()), BigInteger.valueOf(fraction.denominator()));
  }

  static Ratio of(BigIntegerReferee.Cost cost) {
    return new Ratio(cost.numerator(), cost.denominator());
  }

  static Ratio of(long whole) {
    return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  Ratio plus(Ratio other) {
    return new Ratio(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Ratio times(Ratio other) {
    return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  Ratio dividedBy(Ratio other) {
    return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  static Ratio max(Ratio a, Ratio b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  static Ratio min(Ratio a, Ratio b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** Compares values: equal ones may be written differently. */
  @Override
  public int compareTo(Ratio other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    BigInteger divisor = numerator.gcd(denominator);
    BigInteger rest = denominator.divide(divisor);
    String whole = numerator.divide(divisor).toString();
    return rest.equals(BigInteger.ONE) ? whole : whole + "/" + rest;
  }
}
