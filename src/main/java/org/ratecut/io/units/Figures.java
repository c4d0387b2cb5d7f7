package org.ratecut.io.units;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.exact.Fraction;

/** Writes numbers for people, the same way in every country. */
public final class Figures {

  /** From here on six decimals are at least four digits. */
  private static final double RATE_LIMIT = 1e-3;

  /** From here on three decimals are at least three digits. */
  private static final double SHORT_LIMIT = 0.1;

  /** Below this a power of ten is easier to read than zeros. */
  private static final double SMALLEST_PLAIN = 1e-6;

  private static final List<String> UNITS = List.of("s", "ms", "us", "ns", "ps");

  private Figures() {}

  /**
   * Inferences per second with six decimals, or six digits where that is more; {@code unbounded}
   * where no finite rate describes it.
   */
  public static String rate(Optional<Fraction> rate) {
    return rate.map(each -> decimals(each.toDouble(), "%,.6f", RATE_LIMIT, 6)).orElse("unbounded");
  }

  /** Inferences per second with three decimals, or four digits where that is more. */
  public static String shortRate(double rate) {
    return decimals(rate, "%,.3f", SHORT_LIMIT, 4);
  }

  /** Small numbers would be lost in decimals; they get significant digits. */
  private static String decimals(double number, String format, double limit, int digits) {
    if (number == 0 || number >= limit) {
      return String.format(Locale.ROOT, format, number);
    }
    BigDecimal rounded =
        BigDecimal.valueOf(number).round(new MathContext(digits, RoundingMode.HALF_UP));
    return number >= SMALLEST_PLAIN
        ? rounded.toPlainString()
        : String.format(Locale.ROOT, "%." + (digits - 1) + "e", number);
  }

  /** Multiply-accumulate operations, two FLOP each, for instance {@code 4.19 MMAC}. */
  public static String macs(long flop) {
    double macs = flop / 2.0;
    if (macs < 1e3) {
      return String.format(Locale.ROOT, "%.1f MAC", macs);
    }
    return macs < 1e6
        ? String.format(Locale.ROOT, "%.2f kMAC", macs / 1e3)
        : String.format(Locale.ROOT, "%,.2f MMAC", macs / 1e6);
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

  /** Values per second that a channel carries, or {@code unlimited}. */
  public static String bandwidth(Channel channel) {
    return channel.isUnlimited() ? "unlimited" : amount(channel.bandwidth());
  }

  /** For instance {@code 42,614} or {@code 8,491.5}. */
  public static String amount(Fraction number) {
    return number.denominator() == 1 ? count(number.numerator()) : shortRate(number.toDouble());
  }

  /** For instance {@code 12.3 s}. */
  public static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** A short time in the unit that suits it, for instance {@code 1.158 ms}. */
  public static String period(Fraction seconds) {
    double value = seconds.toDouble();
    if (value == 0) {
      return "0 s";
    }
    double scaled = value;
    for (String unit : UNITS) {
      if (scaled >= 1) {
        return String.format(Locale.ROOT, "%.3f %s", scaled, unit);
      }
      scaled *= 1e3;
    }
    return String.format(Locale.ROOT, "%.3e s", value);
  }
}
