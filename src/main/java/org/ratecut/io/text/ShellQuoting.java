package org.ratecut.io.text;

import java.util.regex.Pattern;

/** Writes arguments so that a POSIX shell takes them as they are. */
public final class ShellQuoting {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellQuoting() {}

  /** In single quotes where a shell would read more than the text itself. */
  public static String quote(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
