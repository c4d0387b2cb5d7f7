package org.ratecut.cli.manual;

/** Collects the lines of a manual page in the language of the macros {@code man}. */
final class Roff {

  private final StringBuilder out = new StringBuilder();

  /** A request with its arguments, each in quotes. */
  Roff request(String name, String... arguments) {
    out.append('.').append(name);
    for (String each : arguments) {
      out.append(" \"").append(escaped(each).replace("\"", "\\(dq")).append('"');
    }
    out.append('\n');
    return this;
  }

  /** Text that is filled; line ends in it stay. */
  Roff text(String text) {
    text.lines().forEach(line -> out.append(protectedLine(line)).append('\n'));
    return this;
  }

  /** Text whose lines stay as they are. */
  Roff verbatim(String text) {
    return request("nf").text(text).request("fi");
  }

  /** A backslash and a hyphen mean something to roff anywhere. */
  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-");
  }

  /** A dot and an apostrophe mean something at the beginning of a line. */
  private static String protectedLine(String line) {
    String escaped = escaped(line);
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
