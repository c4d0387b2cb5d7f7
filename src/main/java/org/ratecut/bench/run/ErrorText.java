package org.ratecut.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Says in one line why a process ended, from what it printed. */
final class ErrorText {

  private static final int MAX_LINES = 3;
  private static final int MAX_CHARACTERS = 500;
  private static final long MAX_BYTES = 1L << 20;
  private static final int SIGNALS = 128;

  private ErrorText() {}

  static String of(int exitCode, Path err, Path out) {
    String printed = tail(err);
    // The Java virtual machine reports its own crash on standard output.
    String text = printed.isEmpty() ? tail(out) : printed;
    if (!text.isEmpty()) {
      return text;
    }
    return exitCode > SIGNALS
        ? "It was ended by signal %d.".formatted(exitCode - SIGNALS)
        : "It ended with exit code %d and said nothing.".formatted(exitCode);
  }

  private static String tail(Path file) {
    try {
      if (!Files.exists(file) || Files.size(file) > MAX_BYTES) {
        return "";
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      List<String> lines =
          text.lines().map(String::strip).filter(line -> line.matches(".*[A-Za-z].*")).toList();
      String last =
          String.join(" ", lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size()));
      return last.substring(Math.max(0, last.length() - MAX_CHARACTERS));
    } catch (IOException e) {
      return "";
    }
  }
}
