package org.ratecut.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The command that is running, as one would type it in a shell. */
final class CommandText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private CommandText() {}

  /** For instance {@code java -jar ratecut.jar solve paper/lenet-2to1_samg55-x4 --seed 7}. */
  static String of(CommandSpec command) {
    return of(command.root().commandLine().getParseResult().originalArgs());
  }

  static String of(List<String> arguments) {
    return arguments.stream()
        .map(CommandText::quoted)
        .collect(Collectors.joining(" ", "java -jar ratecut.jar ", ""));
  }

  /** In single quotes where a POSIX shell would read more than the text itself. */
  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
