package org.ratecut.escape;

/** Text for LaTeX, none of whose characters has a meaning. */
public final class LatexText {

  private LatexText() {}

  /** The text with commands in place of what would mean something. */
  public static String of(String text) {
    String visible = VisibleText.of(text);
    StringBuilder escaped = new StringBuilder(visible.length() + 16);
    for (int i = 0; i < visible.length(); i++) {
      escaped.append(escaped(visible.charAt(i)));
    }
    return escaped.toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case '\\' -> "\\textbackslash{}";
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '|' -> "\\textbar{}";
      case '"' -> "\\textquotedbl{}";
      case '&', '%', '$', '#', '_', '{', '}' -> "\\" + c;
      default -> Character.toString(c);
    };
  }
}
