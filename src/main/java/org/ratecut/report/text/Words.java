package org.ratecut.report.text;

import org.ratecut.io.units.Figures;

/** How words are written. */
public final class Words {

  private Words() {}

  /** For instance {@code 1 device} or {@code 1,024 devices}. */
  public static String count(long number, String thing) {
    return count(number, thing, thing + "s");
  }

  /** For instance {@code 1 vertex} or {@code 604 vertices}. */
  public static String count(long number, String one, String several) {
    return "%s %s".formatted(Figures.count(number), number == 1 ? one : several);
  }

  /** A word as at the beginning of a line; not empty. */
  public static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
