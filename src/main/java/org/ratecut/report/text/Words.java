package org.ratecut.report.text;

/** How words are written. */
public final class Words {

  private Words() {}

  /** A word as at the beginning of a line; not empty. */
  public static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
