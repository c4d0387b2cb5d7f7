package org.ratecut.escape;

/**
 * Text that a chart is drawn with, and that then stands in an SVG. The library that writes the SVG
 * escapes what XML gives a meaning; what XML forbids, and what a drawing has no room for, it must
 * never get.
 */
public final class ChartText {

  private static final int MAX_CHARACTERS = 80;

  private ChartText() {}

  /** The text in one line of at most 80 characters, with three dots where it is longer. */
  public static String of(String text) {
    String visible = VisibleText.of(text);
    int count = visible.codePointCount(0, visible.length());
    return count <= MAX_CHARACTERS
        ? visible
        : visible.substring(0, visible.offsetByCodePoints(0, MAX_CHARACTERS - 3)) + "...";
  }
}
