package org.ratecut.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.model.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a problem is made of. */
@Command(
    name = "info",
    header = "Describe a problem, or list what is bundled.",
    description = {
      "Prints the layers of the network, the devices and channels, the memory that is needed and"
          + " there, and the rate that computation alone allows at most. Without a problem it lists"
          + " the bundled ones.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or input.",
      "",
      "Examples:",
      "  ratecut info",
      "  ratecut info paper/lenet-2to1_samg55-x4",
      "  ratecut info network.grf devices.tgt --json",
      "  ratecut info --solvers"
    })
final class InfoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ProblemOptions problems;

  @Parameters(
      arity = "0..2",
      paramLabel = "PROBLEM",
      description = "As for \"solve\": a problem, or a network and a device set.")
  private List<String> problemArguments = List.of();

  @Option(names = "--list", description = "List the names of the bundled problems.")
  private boolean list;

  @Option(names = "--solvers", description = "List the solvers.")
  private boolean solvers;

  @Option(names = "--json", description = "Print the description as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (solvers) {
      out.print(SolverChoice.list());
    } else if (list || problemArguments.isEmpty()) {
      ProblemLoader.standard().bundledProblems().forEach(out::println);
    } else {
      Problem problem = problems.load(problemArguments);
      out.print(json ? new ProblemJson(problem).text() : new ProblemText(problem).text());
    }
    out.flush();
    return ExitCode.DONE;
  }
}
