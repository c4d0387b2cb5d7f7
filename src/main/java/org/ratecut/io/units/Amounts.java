package org.ratecut.io.units;

import java.math.BigInteger;
import java.util.Locale;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.exact.Fraction;

/**
 * Writes memory and traffic in the unit that suits a network: in bytes where a value has 8, 16 or
 * 32 bits, as in models for boards; else in values, which the model counts.
 *
 * @param bitsPerValue the size of one value, at least 1
 */
public record Amounts(int bitsPerValue) {

  private static final int MAX_BITS = 32;
  private static final int BITS_PER_BYTE = 8;
  private static final double KIBI = 1024;

  /** The amounts of a network. */
  public static Amounts of(Network network) {
    return new Amounts(network.bitsPerValue());
  }

  /** Whether amounts are written in bytes. */
  public boolean areBytes() {
    return bitsPerValue <= MAX_BITS && bitsPerValue % BITS_PER_BYTE == 0;
  }

  /** {@code bytes} or {@code values}. */
  public String unit() {
    return areBytes() ? "bytes" : "values";
  }

  /** {@code KiB} or {@code values}: the unit of memory in tables. */
  public String memoryUnit() {
    return areBytes() ? "KiB" : "values";
  }

  /** An exact amount without its unit, for instance {@code 20,864}. */
  public String count(long values) {
    return Figures.count(whole(BigInteger.valueOf(values)));
  }

  /** An exact amount, for instance {@code 20,864 bytes}. */
  public String text(long values) {
    BigInteger amount = whole(BigInteger.valueOf(values));
    String unit = amount.equals(BigInteger.ONE) ? unit().substring(0, unit().length() - 1) : unit();
    return Figures.count(amount) + " " + unit;
  }

  /** Memory in a table, without its unit: KiB with one decimal, or values. */
  public String memory(long values) {
    return memory(BigInteger.valueOf(values));
  }

  /** Memory in a table, without its unit: KiB with one decimal, or values. */
  public String memory(BigInteger values) {
    return areBytes()
        ? String.format(Locale.ROOT, "%,.1f", whole(values).doubleValue() / KIBI)
        : Figures.count(values);
  }

  /** Memory with its unit, for instance {@code 20.4 KiB}. */
  public String memoryText(long values) {
    return memoryText(BigInteger.valueOf(values));
  }

  /** Memory with its unit, for instance {@code 20.4 KiB}. */
  public String memoryText(BigInteger values) {
    return memory(values) + " " + memoryUnit();
  }

  /** Bytes or values per second, without the unit. */
  public String perSecond(Fraction valuesPerSecond) {
    BigInteger numerator = whole(BigInteger.valueOf(valuesPerSecond.numerator()));
    BigInteger denominator = BigInteger.valueOf(valuesPerSecond.denominator());
    BigInteger[] amount = numerator.divideAndRemainder(denominator);
    return amount[1].signum() == 0
        ? Figures.count(amount[0])
        : Figures.shortRate(numerator.doubleValue() / denominator.doubleValue());
  }

  /** Bytes or values per second that a channel carries, without the unit, or {@code unlimited}. */
  public String bandwidth(Channel channel) {
    return channel.isUnlimited() ? "unlimited" : perSecond(channel.bandwidth());
  }

  private BigInteger whole(BigInteger values) {
    return areBytes() ? values.multiply(BigInteger.valueOf(bytesPerValue())) : values;
  }

  private int bytesPerValue() {
    return bitsPerValue / BITS_PER_BYTE;
  }
}
