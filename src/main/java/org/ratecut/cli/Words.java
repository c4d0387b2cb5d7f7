package org.ratecut.cli;

/** How words are written. */
final class Words {

  private Words() {}

  /** A word as at the beginning of a line; not empty. */
  static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
