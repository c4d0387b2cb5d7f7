package org.ratecut.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.ratecut.cli.bench.BenchCommand;
import org.ratecut.cli.bench.TuneCommand;
import org.ratecut.cli.console.AsciiLocale;
import org.ratecut.cli.console.ExecutionErrors;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.console.OutputCheck;
import org.ratecut.cli.console.RunningProgram;
import org.ratecut.cli.console.StandardOutput;
import org.ratecut.cli.console.UsageErrors;
import org.ratecut.cli.console.VisibleOutput;
import org.ratecut.cli.manual.CiteCommand;
import org.ratecut.cli.manual.CompletionCommand;
import org.ratecut.cli.manual.ManCommand;
import org.ratecut.cli.options.WholeNumbers;
import org.ratecut.cli.parts.RunCommand;
import org.ratecut.cli.parts.SplitCommand;
import org.ratecut.cli.parts.VerifyCommand;
import org.ratecut.io.FileSource;
import org.ratecut.temporary.TemporaryFolders;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code ratecut}: picks the command and exits with its exit code. */
@Command(
    name = "ratecut",
    description = {
      "Splits neural networks over small devices for the highest inference rate, and tells how far"
          + " from the best possible the split is.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    scope = ScopeType.INHERIT,
    usageHelpAutoWidth = true,
    commandListHeading = "%nCommands:%n",
    subcommands = {
      SolveCommand.class,
      CheckCommand.class,
      AnalyzeCommand.class,
      ScheduleCommand.class,
      SimulateCommand.class,
      FleetCommand.class,
      SplitCommand.class,
      VerifyCommand.class,
      RunCommand.class,
      BoundCommand.class,
      VerifyBoundCommand.class,
      DiagnoseCommand.class,
      InfoCommand.class,
      DevicesCommand.class,
      ProfileTemplateCommand.class,
      ConvertCommand.class,
      GenerateCommand.class,
      BenchCommand.class,
      TuneCommand.class,
      CiteCommand.class,
      CompletionCommand.class,
      ManCommand.class,
      HelpCommand.class
    })
public final class Main implements Runnable, RunningProgram {

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "On an internal error, print the stack trace.")
  private boolean debug;

  @Option(
      names = "--temp",
      paramLabel = "FOLDER",
      scope = ScopeType.INHERIT,
      description =
          "Where temporary files go; default: $RATECUT_TEMP, or Java's temporary folder, or the"
              + " user's cache folder, whichever can be used.")
  void useTemporaryFolder(String folder) {
    Path path = FileSource.of(folder).path();
    if (!Files.isDirectory(path)) {
      throw new ParameterException(
          spec.commandLine(), "--temp must be a folder that exists, not '%s'.".formatted(folder));
    }
    System.setProperty(TemporaryFolders.PROPERTY, path.toAbsolutePath().toString());
  }

  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  private Main() {}

  @Override
  public CompletableFuture<Integer> exitCode() {
    return exitCode;
  }

  /**
   * Runs the program and ends the JVM with the exit code of the command (see {@code docs/cli.md}).
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    AsciiLocale.runElsewhere(args).ifPresent(System::exit);
    StandardOutput out = StandardOutput.open();
    CommandLine commandLine =
        commandLine().setOut(out).setErr(utf8(System.err)).setTrimQuotes(false);
    int code = execute(commandLine, AsciiLocale.arguments(args));
    code = OutputCheck.exitCode(code, out, commandLine.getErr());
    RunningProgram.of(commandLine.getCommandSpec()).exitCode().complete(code);
    System.exit(code);
  }

  private static int execute(CommandLine commandLine, String[] args) {
    try {
      return commandLine.execute(args);
    } catch (OutOfMemoryError e) {
      commandLine
          .getErr()
          .println(
              "The problem needs more memory than Java may use.%nAllow more, for instance: java -Xmx4g -jar ratecut.jar ..."
                  .formatted());
      return ExitCode.INTERNAL_ERROR;
    }
  }

  /** Returns the parser of all commands, ready to execute. */
  public static CommandLine commandLine() {
    Main main = new Main();
    return WholeNumbers.readBy(new CommandLine(main))
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionStrategy(new VisibleOutput())
        .setExecutionExceptionHandler(new ExecutionErrors(() -> main.debug))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** Runs when no command is given, which is wrong usage. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
