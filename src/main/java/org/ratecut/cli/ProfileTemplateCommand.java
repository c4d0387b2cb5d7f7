package org.ratecut.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.InputArguments;
import org.ratecut.cli.options.ProblemOptions;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.profile.ProfileTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the table of measured times that the user fills in. */
@Command(
    name = "profile-template",
    header = "Write a table for the times that layers take, to fill in.",
    description = {
      "Writes a row for each layer that computes and each kind of device. Fill in the milliseconds"
          + " that a layer takes as a whole, and give the table to other commands with --profile.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or input.",
      "",
      "Examples:",
      "  ratecut profile-template model.tflite --devices \"4xrp2040 over spi\" --out profile.csv",
      "  ratecut profile-template paper/lenet-2to1_samg55-x4 --json"
    })
final class ProfileTemplateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ProblemOptions problems;

  @Parameters(
      arity = "1..2",
      paramLabel = "PROBLEM",
      description = "As for \"solve\": a problem, or a network and a device set.")
  private List<String> arguments = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write: .csv or .json. Default: standard output, as CSV.")
  private String out;

  @Option(names = "--json", description = "Write JSON to standard output.")
  private boolean json;

  @Override
  public Integer call() {
    InputArguments.check(spec, arguments.stream());
    boolean asJson = json || (out != null && ending().equals(".json"));
    if (out != null && (json || !(asJson || ending().equals(".csv")))) {
      throw new ParameterException(
          spec.commandLine(), "--out names a file that ends with .csv or .json, without --json.");
    }
    ProfileTemplate template = problems.loader().profileTemplate(arguments);
    String text = asJson ? template.json() : template.csv();
    if (out == null) {
      PrintWriter writer = spec.commandLine().getOut();
      writer.print(text);
      writer.flush();
      return ExitCode.DONE;
    }
    OutputFiles files = new OutputFiles().output("--out", out);
    problems.addInputs(files);
    files.check();
    AtomicFile.write(FileSource.of(out).path(), text);
    return ExitCode.DONE;
  }

  private String ending() {
    return FileSource.of(out).extension().toLowerCase(Locale.ROOT);
  }
}
