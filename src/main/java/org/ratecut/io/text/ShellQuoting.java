package org.ratecut.io.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ratecut.escape.VisibleText;

/** Writes arguments so that a POSIX shell takes them as they are, and every character is seen. */
public final class ShellQuoting {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellQuoting() {}

  /**
   * In single quotes where a shell would read more than the text itself; in dollar-single-quotes
   * (POSIX 2024; bash, zsh and ksh have long had them) where it has characters that cannot be seen.
   */
  public static String quote(String argument) {
    if (!VisibleText.of(argument).equals(argument)) {
      return "$'" + bytes(argument) + "'";
    }
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  /** Printable ASCII as it is, and all else as octal numbers of its bytes in UTF-8. */
  private static String bytes(String argument) {
    StringBuilder text = new StringBuilder();
    for (byte each : argument.getBytes(StandardCharsets.UTF_8)) {
      if (each >= ' ' && each <= '~' && each != '\'' && each != '\\') {
        text.append((char) each);
      } else {
        text.append(String.format(Locale.ROOT, "\\%03o", each & 0xFF));
      }
    }
    return text.toString();
  }
}
