package org.ratecut.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.InputArguments;
import org.ratecut.cli.options.ProblemOptions;
import org.ratecut.cli.options.SolverChoice;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.model.Problem;
import org.ratecut.report.problem.ModelJson;
import org.ratecut.report.problem.ModelText;
import org.ratecut.report.problem.ProblemJson;
import org.ratecut.report.problem.ProblemText;
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
      "  ratecut info model.onnx",
      "  ratecut info --solvers"
    })
final class InfoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ProblemOptions problems;

  @Parameters(
      arity = "0..2",
      paramLabel = "PROBLEM",
      description =
          "As for \"solve\": a problem, or a network and a device set; or a model file alone.")
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
    InputArguments.check(spec, problemArguments.stream());
    if (solvers) {
      out.print(SolverChoice.list());
    } else if (list || problemArguments.isEmpty()) {
      ProblemLoader.standard().bundledProblems().forEach(out::println);
    } else {
      out.print(description());
    }
    out.flush();
    return ExitCode.DONE;
  }

  /** A model file may stand alone; all else is a problem. */
  private String description() {
    ProblemLoader loader = problems.loader();
    Optional<ImportedModel> model = loader.loadModel(problemArguments.get(0));
    if (model.isPresent() && problemArguments.size() == 1 && !problems.nameDevices()) {
      return json ? new ModelJson(model.get()).text() : new ModelText(model.get()).all();
    }
    Problem problem = problems.adapted(loader.load(problemArguments));
    return json
        ? new ProblemJson(problem, model).text()
        : model.map(each -> new ModelText(each).summary() + "\n").orElse("")
            + new ProblemText(problem).text();
  }
}
