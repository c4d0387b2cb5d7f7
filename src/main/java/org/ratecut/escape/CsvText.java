package org.ratecut.escape;

/**
 * A text as a cell of comma-separated values (RFC 4180). Spreadsheets take a cell that begins with
 * one of {@code = + - @}, a tab or a line end for a formula, and run it; an apostrophe in front
 * makes it a text. Numbers are no names and need none of this.
 */
public final class CsvText {

  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvText() {}

  /** The cell, in quotes where it needs them. */
  public static String of(String text) {
    String start = text.stripLeading();
    boolean formula =
        !text.isEmpty()
            && (FORMULA.indexOf(text.charAt(0)) >= 0
                || (!start.isEmpty() && FORMULA.indexOf(start.charAt(0)) >= 0));
    String visible = (formula ? "'" : "") + VisibleText.of(text);
    boolean quoted = visible.chars().anyMatch(c -> c == '"' || c == ',' || c == ';');
    return quoted ? "\"" + visible.replace("\"", "\"\"") + "\"" : visible;
  }
}
