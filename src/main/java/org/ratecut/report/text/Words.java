package org.ratecut.report.text;

import org.ratecut.io.units.Figures;

/** How words are written. */
public final class Words {

  private Words() {}

  /** For instance {@code 1 device} or {@code 1,024 devices}. */
  public static String count(long number, String thing) {
    return "%s %s%s".formatted(Figures.count(number), thing, number == 1 ? "" : "s");
  }

  /** A word as at the beginning of a line; not empty. */
  public static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
