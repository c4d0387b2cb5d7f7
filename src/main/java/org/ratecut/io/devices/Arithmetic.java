package org.ratecut.io.devices;

import java.util.Locale;

/** What a processor computes with; it is often several times faster with one than the other. */
public enum Arithmetic {
  /** Integers of 8 bits, as in quantized networks. */
  INT8,
  /** Floating-point numbers of 32 bits. */
  FLOAT;

  private static final int WIDEST_INTEGER = 8;

  /** What a network computes with: integers if its values have at most 8 bits. */
  public static Arithmetic of(int bitsPerValue) {
    return bitsPerValue <= WIDEST_INTEGER ? INT8 : FLOAT;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
