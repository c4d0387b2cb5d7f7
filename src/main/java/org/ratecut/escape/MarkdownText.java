package org.ratecut.escape;

/**
 * Text for GitHub's Markdown, in one line, none of whose characters has a meaning. It is for the
 * middle of a line: a dash or a number at its beginning could still start a list.
 */
public final class MarkdownText {

  private static final String MEANINGFUL = "\\`*_[]<>#|~&$";

  private MarkdownText() {}

  /**
   * The text with a backslash before what would mean something. An underscore inside a word means
   * nothing and stays alone, so that ordinary names look as they are.
   */
  public static String of(String text) {
    String visible = VisibleText.of(text);
    StringBuilder escaped = new StringBuilder(visible.length() + 16);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      if (isMeaningful(visible, i)) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  private static boolean isMeaningful(String text, int i) {
    char c = text.charAt(i);
    if (c == '_') {
      return !isWord(text, i - 1) || !isWord(text, i + 1);
    }
    // GitHub makes links of what looks like one.
    boolean link = c == ':' && text.startsWith("//", i + 1);
    boolean web = c == '.' && i >= 3 && text.regionMatches(true, i - 3, "www", 0, 3);
    return link || web || c == '@' || MEANINGFUL.indexOf(c) >= 0;
  }

  private static boolean isWord(String text, int i) {
    return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
  }
}
