package org.ratecut.cli.options;

import java.util.Objects;
import java.util.stream.Stream;
import org.ratecut.io.StandardInput;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a command reads. */
public final class InputArguments {

  private InputArguments() {}

  /**
   * Refuses to read two things from standard input, which can only be read once.
   *
   * @param arguments what names them; null for what is not given
   */
  public static void check(CommandSpec spec, Stream<String> arguments) {
    if (fromStandardInput(arguments) > 1) {
      throw new ParameterException(
          spec.commandLine(), "Only one argument can be -, for standard input.");
    }
  }

  /** How many arguments stand for standard input. */
  public static long fromStandardInput(Stream<String> arguments) {
    return arguments.filter(Objects::nonNull).filter(StandardInput.NAME::equals).count();
  }
}
