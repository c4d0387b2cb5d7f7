package org.ratecut.deploy;

import java.math.BigDecimal;

/**
 * Sizes in bytes.
 *
 * @param bitsPerValue the size of a value
 */
record Bytes(int bitsPerValue) {

  private static final BigDecimal BITS = BigDecimal.valueOf(8);

  /** Exactly so many bytes as values take; a fraction where a value is no whole byte. */
  BigDecimal of(long values) {
    BigDecimal bytes =
        BigDecimal.valueOf(values).multiply(BigDecimal.valueOf(bitsPerValue)).divide(BITS);
    return bytes.signum() == 0 ? BigDecimal.ZERO : bytes;
  }
}
