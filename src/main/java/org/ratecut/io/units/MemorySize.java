package org.ratecut.io.units;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Writes memory for people: in values, which the model counts, and in bytes.
 *
 * @param bitsPerValue the size of one value, at least 1
 */
public record MemorySize(int bitsPerValue) {

  private static final double KIBI = 1024;

  /**
   * For instance {@code 23,664 values (184.9 KiB)}; {@code 23,664 bytes (23.1 KiB)} where amounts
   * are {@linkplain Amounts#areBytes written in bytes}.
   */
  public String text(long values) {
    BigInteger bytes = bytes(values);
    String exact = new Amounts(bitsPerValue).text(values);
    return exact.equals(bytesText(bytes)) ? exact : "%s (%s)".formatted(exact, bytesText(bytes));
  }

  /** Whole bytes, rounded up. */
  public BigInteger bytes(long values) {
    BigDecimal bits = new BigDecimal(values).multiply(BigDecimal.valueOf(bitsPerValue));
    return bits.divide(BigDecimal.valueOf(8), 0, RoundingMode.CEILING).toBigInteger();
  }

  private static String bytesText(BigInteger bytes) {
    double amount = bytes.doubleValue();
    if (amount < KIBI) {
      return bytes + " bytes";
    }
    return amount < KIBI * KIBI
        ? String.format(Locale.ROOT, "%.1f KiB", amount / KIBI)
        : String.format(Locale.ROOT, "%,.1f MiB", amount / KIBI / KIBI);
  }
}
