package org.ratecut.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether somebody watches. */
public final class Terminal {

  /** Linux shows here what standard error is. */
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /** Whether standard error is a terminal and not a file or another program. */
  public static boolean showsErrors() {
    if (!Files.isSymbolicLink(STANDARD_ERROR)) {
      return hasConsole();
    }
    try {
      String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  @SuppressWarnings("SystemConsoleNull") // From Java 22 on this shows a bar where lines are better.
  private static boolean hasConsole() {
    return System.console() != null;
  }
}
