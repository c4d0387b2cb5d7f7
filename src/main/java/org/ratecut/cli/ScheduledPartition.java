package org.ratecut.cli;

import java.util.List;
import java.util.function.Supplier;
import org.ratecut.cli.options.InputArguments;
import org.ratecut.cli.options.ProblemOptions;
import org.ratecut.cli.options.ScheduleOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What commands take that begin with the schedule of a partition. */
final class ScheduledPartition {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ProblemOptions problems;

  @Parameters(
      arity = "1..3",
      paramLabel = "[PROBLEM] PARTITION",
      hideParamSyntax = true,
      description = "As for \"check\". One of them can be -, for standard input.")
  private List<String> arguments;

  @Mixin private ScheduleOptions options;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  /**
   * Checks the options and reads the partition.
   *
   * @throws org.ratecut.io.InputException if something cannot be read, or no schedule exists for it
   */
  PlannedPartition load() {
    options.check();
    InputArguments.check(spec, arguments.stream());
    return PlannedPartition.load(problems, spec, arguments, options.seed());
  }

  ScheduleOptions options() {
    return options;
  }

  /** Prints what the command has to say, in the form that is wanted. */
  void print(Supplier<String> textForm, Supplier<String> jsonForm) {
    spec.commandLine().getOut().print(json ? jsonForm.get() : textForm.get());
    spec.commandLine().getOut().flush();
  }
}
