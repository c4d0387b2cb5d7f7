package org.ratecut.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code ratecut}: picks the command and exits with its exit code. */
@Command(
    name = "ratecut",
    description = "Splits neural networks over small devices for the highest inference rate.",
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class)
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  private Main() {}

  /**
   * Runs the program and ends the JVM: exit code 0 on success, 1 on failure, 2 on wrong usage.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Returns the parser of all commands, ready to execute. */
  static CommandLine commandLine() {
    return new CommandLine(new Main());
  }

  /** Runs when no command is given, which is wrong usage. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
