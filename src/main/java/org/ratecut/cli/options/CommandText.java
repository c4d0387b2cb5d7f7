package org.ratecut.cli.options;

import java.util.List;
import java.util.stream.Collectors;
import org.ratecut.io.text.ShellQuoting;
import picocli.CommandLine.Model.CommandSpec;

/** The command that is running, as one would type it in a shell. */
public final class CommandText {

  private CommandText() {}

  /** For instance {@code java -jar ratecut.jar solve paper/lenet-2to1_samg55-x4 --seed 7}. */
  public static String of(CommandSpec command) {
    return of(command.root().commandLine().getParseResult().originalArgs());
  }

  public static String of(List<String> arguments) {
    return arguments.stream()
        .map(ShellQuoting::quote)
        .collect(Collectors.joining(" ", "java -jar ratecut.jar ", ""));
  }
}
