package org.ratecut.io.units;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.exact.Fraction;

/**
 * An exact amount of something, with the place it was read from. Sizes in bits become sizes in
 * values once the size of a value is known.
 */
public final class Quantity {

  private final JsonValue origin;
  private final Measure measure;
  private final Unit.Base base;
  private final BigDecimal amount;

  Quantity(JsonValue origin, Measure measure, Unit.Base base, BigDecimal amount) {
    this.origin = origin;
    this.measure = measure;
    this.base = base;
    this.amount = amount;
  }

  /**
   * Reads a number, or a text like {@code "64 KiB"}.
   *
   * @throws org.ratecut.io.InputException if it is negative, absurdly large or precise, or its unit
   *     is unknown or measures something else
   */
  public static Quantity read(JsonValue value, Measure measure) {
    return new QuantityParser(value, measure).parse();
  }

  /**
   * How many whole values fit into a memory. Rounding down loses nothing, because no device can use
   * a part of a value.
   *
   * @throws org.ratecut.io.InputException if they are too many for a {@code long}
   */
  public long wholeValues(int bitsPerValue) {
    return exactLong(
        amount.divide(BigDecimal.valueOf(bitsIn(bitsPerValue)), 0, RoundingMode.FLOOR));
  }

  /**
   * A bandwidth in values per second, exactly.
   *
   * @throws org.ratecut.io.InputException if the numbers of the fraction are too large
   */
  public Fraction valuesPerSecond(int bitsPerValue) {
    BigInteger denominator =
        BigInteger.TEN
            .pow(Math.max(0, amount.scale()))
            .multiply(BigInteger.valueOf(bitsIn(bitsPerValue)));
    BigInteger numerator =
        amount.scaleByPowerOfTen(Math.max(0, amount.scale())).toBigIntegerExact();
    try {
      return Fraction.of(numerator, denominator);
    } catch (ArithmeticException e) {
      throw origin.fail(
          "The %s %s is too large or too precise for exact arithmetic."
              .formatted(measure, origin.show()),
          "Write it with fewer digits.");
    }
  }

  /**
   * A performance in FLOP per second.
   *
   * @throws org.ratecut.io.InputException if it is no whole number or too large
   */
  public long flopPerSecond() {
    if (amount.stripTrailingZeros().scale() > 0) {
      throw origin.fail(
          "The %s %s is not a whole number of FLOP/s.".formatted(measure, origin.show()),
          "Round it to a whole number of FLOP/s.");
    }
    return exactLong(amount);
  }

  /**
   * A time in nanoseconds.
   *
   * @throws org.ratecut.io.InputException if it is no whole number or too large
   */
  public long nanoseconds() {
    if (amount.stripTrailingZeros().scale() > 0) {
      throw origin.fail(
          "The %s %s is not a whole number of nanoseconds.".formatted(measure, origin.show()),
          "Round it to whole nanoseconds.");
    }
    return exactLong(amount);
  }

  /** The amount as it is written. */
  @Override
  public String toString() {
    return origin.isText() ? origin.text() : origin.show();
  }

  private int bitsIn(int bitsPerValue) {
    return base == Unit.Base.BIT ? bitsPerValue : 1;
  }

  private long exactLong(BigDecimal number) {
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw origin.fail(
          "The %s %s is too large.".formatted(measure, origin.show()),
          "Check the unit and the number of digits.");
    }
  }
}
