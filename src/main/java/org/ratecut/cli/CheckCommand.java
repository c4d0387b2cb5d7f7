package org.ratecut.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.io.solution.PartitionLoader;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.model.Fraction;
import org.ratecut.model.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Referees a partition from anywhere. */
@Command(
    name = "check",
    header = "Tell whether a partition is valid, and what it is worth.",
    customSynopsis = "ratecut check [--json] PROBLEM PARTITION%n",
    description = {
      "Computes everything from scratch: validity, inference rate, bottleneck, and the memory, load"
          + " and traffic of each device and channel.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 valid, 2 wrong usage or input, 3 not valid.",
      "",
      "Examples:",
      "  ratecut check paper/lenet-2to1_samg55-x4 best.json",
      "  ratecut check network.grf devices.tgt network.graph.part.4 --json"
    })
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "2..3",
      paramLabel = "PROBLEM PARTITION",
      description =
          "The problem as for \"solve\", which may be two files, and then a solution file, or a"
              + " plain partition: one device number per vertex, in vertex order, separated by"
              + " white space, as METIS writes it.")
  private List<String> arguments;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    int last = arguments.size() - 1;
    Problem problem = ProblemLoader.standard().load(arguments.subList(0, last));
    SolutionReport report =
        SolutionReport.ofAssignment(
            problem,
            new PartitionLoader().load(arguments.get(last), problem),
            Fraction.ZERO,
            ManifestVersion.number());
    SolutionOutput.print(report, json, spec.commandLine().getOut());
    return report.isValid() ? ExitCode.DONE : ExitCode.INFEASIBLE;
  }
}
