package org.ratecut.escape;

/** Text for HTML and inline SVG, between tags or as the value of an attribute in quotes. */
public final class HtmlText {

  private HtmlText() {}

  /** The text with entities, and with every hidden character but line ends visible. */
  public static String of(String text) {
    String visible = VisibleText.ofLines(text);
    StringBuilder markup = new StringBuilder(visible.length() + 16);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '&' -> markup.append("&amp;");
        case '<' -> markup.append("&lt;");
        case '>' -> markup.append("&gt;");
        case '"' -> markup.append("&quot;");
        case '\'' -> markup.append("&#39;");
        default -> markup.append(c);
      }
    }
    return markup.toString();
  }
}
