package org.ratecut.bench.run;

/** Writes arguments so that a POSIX shell takes them as they are. */
final class ShellQuoting {

  private ShellQuoting() {}

  static String quote(String argument) {
    return argument.matches("[A-Za-z0-9_@%+=:,./-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
