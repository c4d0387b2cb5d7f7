package org.ratecut.cli.manual;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ratecut.cli.console.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script that lets a shell complete commands and options. */
@Command(
    name = "completion",
    header = "Print a script that completes commands and options in bash and zsh.",
    description = {
      "The script completes commands, options and their values after a command named ratecut, and"
          + " names of files where nothing else fits.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage.",
      "",
      "Examples, the first for the shell that is open, the others for each new one:",
      "  eval \"$(ratecut completion)\"",
      "  ratecut completion > ~/.ratecut-completion",
      "  echo '. ~/.ratecut-completion' >> ~/.bashrc"
    })
public final class CompletionCommand implements Callable<Integer> {

  /** How picocli turns off names of files, which it knows of options of type {@code Path} only. */
  private static final String NO_FILES = "  type compopt &>/dev/null && compopt +o default\n";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(root.getCommandName(), root).replace(NO_FILES, ""));
    out.flush();
    return ExitCode.DONE;
  }
}
