package org.ratecut.report.bench;

import java.util.Locale;
import java.util.OptionalDouble;
import org.ratecut.io.units.Figures;
import org.ratecut.report.html.Html;

/** Cells with numbers: rounded to be read, and exact to be sorted by. */
final class NumberCells {

  private NumberCells() {}

  static String rate(double rate) {
    return Figures.shortRate(rate);
  }

  /** From 0 to 1 with three digits; {@code -} for none. */
  static String share(OptionalDouble share) {
    return share.isPresent() ? String.format(Locale.ROOT, "%.3f", share.getAsDouble()) : "-";
  }

  static void addRate(Html html, OptionalDouble rate) {
    add(html, rate, rate.isPresent() ? rate(rate.getAsDouble()) : "-");
  }

  /** A rate, marked where it is a bound that was proved before. */
  static void addBound(Html html, OptionalDouble bound, boolean stored) {
    String text = bound.isPresent() ? rate(bound.getAsDouble()) : "-";
    add(html, bound, stored ? text + "*" : text);
  }

  static void addShare(Html html, OptionalDouble share) {
    add(html, share, share(share));
  }

  static void addPercent(Html html, OptionalDouble share) {
    add(html, share, share.isPresent() ? Figures.percent(share.getAsDouble()) : "-");
  }

  static void addSeconds(Html html, OptionalDouble seconds) {
    add(html, seconds, seconds.isPresent() ? Figures.seconds(seconds.getAsDouble()) : "-");
  }

  static void addCount(Html html, long count) {
    html.element("td", Figures.count(count), "class", "number");
  }

  /** To four digits, and never 0. */
  static String pValue(double p) {
    return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  private static void add(Html html, OptionalDouble number, String text) {
    String value = number.isPresent() ? Double.toString(number.getAsDouble()) : "-";
    html.element("td", text, "class", "number", "data-value", value);
  }
}
