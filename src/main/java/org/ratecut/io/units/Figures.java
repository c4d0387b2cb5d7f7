package org.ratecut.io.units;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.ratecut.model.Fraction;

/** Writes numbers for people, the same way in every country. */
public final class Figures {

  private Figures() {}

  /**
   * Inferences per second with six decimals; {@code unbounded} where no finite rate describes it.
   */
  public static String rate(Optional<Fraction> rate) {
    return rate.map(each -> String.format(Locale.ROOT, "%.6f", each.toDouble()))
        .orElse("unbounded");
  }

  /** For instance {@code 48.6 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** For instance {@code 48.6 %}; {@code -} for a part of nothing. */
  public static String percent(long part, long whole) {
    return whole == 0 ? "-" : percent((double) part / whole);
  }

  /** For instance {@code 22,528}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** For instance {@code 22,528}. */
  public static String count(BigInteger number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** For instance {@code 42,614} or {@code 8,491.5}. */
  public static String amount(Fraction number) {
    return number.denominator() == 1
        ? count(number.numerator())
        : String.format(Locale.ROOT, "%,.3f", number.toDouble());
  }

  /** For instance {@code 12.3 s}. */
  public static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** A short time in the unit that suits it, for instance {@code 1.158 ms}. */
  public static String period(Fraction seconds) {
    double value = seconds.toDouble();
    if (value >= 1) {
      return String.format(Locale.ROOT, "%.3f s", value);
    }
    return value >= 1e-3
        ? String.format(Locale.ROOT, "%.3f ms", 1e3 * value)
        : String.format(Locale.ROOT, "%.3f us", 1e6 * value);
  }
}
