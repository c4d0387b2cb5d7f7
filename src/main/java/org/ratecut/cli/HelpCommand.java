package org.ratecut.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.io.CloseNames;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of a command at any depth; picocli's own stops at the first. */
@Command(
    name = "help",
    header = "Show the help of a command.",
    description = {"Shows what \"--help\" after the command does.", ""},
    helpCommand = true,
    footer = {"", "Examples:", "  ratecut help solve", "  ratecut help bench merge"})
final class HelpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "A command, and its subcommand if it has any; none lists the commands.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    CommandLine command = spec.root().commandLine();
    for (String name : names) {
      command = subcommand(command, name);
    }
    command.usage(spec.commandLine().getOut(), spec.commandLine().getColorScheme());
    return ExitCode.DONE;
  }

  private CommandLine subcommand(CommandLine command, String name) {
    CommandLine found = command.getSubcommands().get(name);
    if (found == null) {
      throw new ParameterException(
          spec.commandLine(),
          "\"%s\" has no command \"%s\". %s"
              .formatted(
                  command.getCommandSpec().qualifiedName(),
                  name,
                  advice(new ArrayList<>(command.getSubcommands().keySet()), name)));
    }
    return found;
  }

  private static String advice(List<String> names, String name) {
    return names.isEmpty() ? "It takes no commands." : CloseNames.in(names).advise(name);
  }
}
