package org.ratecut.io;

/**
 * A pattern in which {@code *} stands for any text and {@code ?} for any character. In a pattern of
 * paths both stop at a slash, and {@code **} does not. Matching takes time in proportion to the
 * length of the pattern times that of the text, whatever they are: all places of the pattern that
 * the text read so far can have led to are followed at once (Thompson 1968), and none is tried
 * twice.
 */
public final class Glob {

  private static final int ANY_TEXT = -1;
  private static final int ANY_TEXT_OF_A_PART = -2;
  private static final int ANY_CHARACTER = -3;
  private static final int ANY_CHARACTER_OF_A_PART = -4;

  private final int[] tokens;

  private Glob(int[] tokens) {
    this.tokens = tokens;
  }

  /** A pattern of names, in which a slash is a character like any other. */
  public static Glob ofName(String pattern) {
    return new Glob(
        pattern
            .codePoints()
            .map(c -> c == '*' ? ANY_TEXT : c == '?' ? ANY_CHARACTER : c)
            .toArray());
  }

  /** A pattern of paths with forward slashes. */
  public static Glob ofPath(String pattern) {
    int[] parts =
        pattern
            .codePoints()
            .map(c -> c == '*' ? ANY_TEXT_OF_A_PART : c == '?' ? ANY_CHARACTER_OF_A_PART : c)
            .toArray();
    for (int i = 1; i < parts.length; i++) {
      if (parts[i] == ANY_TEXT_OF_A_PART && isText(parts[i - 1])) {
        parts[i] = ANY_TEXT;
      }
    }
    return new Glob(parts);
  }

  /** Whether all of the text is as the pattern says. */
  public boolean matches(String text) {
    boolean[] reached = new boolean[tokens.length + 1];
    reached[0] = true;
    passTexts(reached);
    for (int c : text.codePoints().toArray()) {
      step(reached, c);
    }
    return reached[tokens.length];
  }

  /** Reads a character: from the last place to the first, so that none is used twice. */
  private void step(boolean[] reached, int c) {
    for (int i = tokens.length; i >= 0; i--) {
      boolean stays = i < tokens.length && isText(tokens[i]) && accepts(tokens[i], c);
      boolean comes =
          i > 0 && reached[i - 1] && !isText(tokens[i - 1]) && accepts(tokens[i - 1], c);
      reached[i] = (reached[i] && stays) || comes;
    }
    passTexts(reached);
  }

  /** Any text may be no text. */
  private void passTexts(boolean[] reached) {
    for (int i = 0; i < tokens.length; i++) {
      reached[i + 1] |= reached[i] && isText(tokens[i]);
    }
  }

  private static boolean isText(int token) {
    return token == ANY_TEXT || token == ANY_TEXT_OF_A_PART;
  }

  private static boolean accepts(int token, int c) {
    return switch (token) {
      case ANY_TEXT, ANY_CHARACTER -> true;
      case ANY_TEXT_OF_A_PART, ANY_CHARACTER_OF_A_PART -> c != '/';
      default -> token == c;
    };
  }
}
