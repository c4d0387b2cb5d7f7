package org.ratecut.io.units;

import java.util.Locale;

/** What a quantity measures. */
public enum Measure {
  /** A number of values, or bits that hold values. */
  MEMORY,
  /** Values or bits per second. */
  BANDWIDTH,
  /** Floating-point operations per second. */
  PERFORMANCE,
  /** Nanoseconds. */
  TIME;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
