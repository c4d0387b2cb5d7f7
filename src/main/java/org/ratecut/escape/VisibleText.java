package org.ratecut.escape;

import java.util.Locale;

/**
 * Text for a terminal or a log, in which every character can be seen. Characters that steer a
 * terminal, end a line, turn the direction of what follows (Unicode's bidirectional controls), or
 * cannot be seen at all are written as JSON and Java write them: {@code \n}, {@code \u001b}, {@code
 * \u202e}. All else stays as it is.
 */
public final class VisibleText {

  private VisibleText() {}

  /** The text in one line. */
  public static String of(String text) {
    return escape(text, false);
  }

  /** The same, but lines still end and tabs stay: for text that the program itself has laid out. */
  public static String ofLines(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean keepLines) {
    if (text.codePoints().noneMatch(each -> isHidden(each, keepLines))) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            each -> {
              if (isHidden(each, keepLines)) {
                append(visible, each);
              } else {
                visible.appendCodePoint(each);
              }
            });
    return visible.toString();
  }

  private static boolean isHidden(int character, boolean keepLines) {
    if (character >= ' ' && character <= '~') {
      return false;
    }
    if (keepLines && (character == '\n' || character == '\t')) {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> isNoCharacter(character);
    };
  }

  /** Unicode promises that these will never be characters; XML forbids some of them. */
  private static boolean isNoCharacter(int character) {
    return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
  }

  private static void append(StringBuilder visible, int character) {
    switch (character) {
      case '\n' -> visible.append("\\n");
      case '\r' -> visible.append("\\r");
      case '\t' -> visible.append("\\t");
      default -> {
        for (char unit : Character.toChars(character)) {
          visible.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      }
    }
  }
}
