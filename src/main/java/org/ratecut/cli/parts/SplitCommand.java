package org.ratecut.cli.parts;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.InputArguments;
import org.ratecut.cli.options.ProblemOptions;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.problem.ModelFile;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.io.solution.PartitionLoader;
import org.ratecut.io.solution.ViolationText;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.parts.cut.Parts;
import org.ratecut.parts.folder.ModelSplit;
import org.ratecut.parts.folder.PartsFolder;
import org.ratecut.parts.folder.WeightCount;
import org.ratecut.parts.pace.PaceTimes;
import org.ratecut.report.parts.SplitText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the model files that devices run. */
@Command(
    name = "split",
    header = "Cut a model into the parts that devices run.",
    customSynopsis =
        "ratecut split [--arrays] [--force] [--json] PROBLEM PARTITION --out-dir PARTS%n",
    description = {
      "Writes for each device the model files of its stages, in the format of the model, and a"
          + " manifest that says what each stage reads and computes and what devices send each"
          + " other.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 written, 2 wrong usage or input.",
      "",
      "Examples:",
      "  ratecut split --devices \"4xnrf52840 over spi\" model.tflite best.json --out-dir parts",
      "  ratecut split --arrays model.tflite devices.json best.json --out-dir parts"
    })
public final class SplitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ProblemOptions problems;

  @Parameters(
      arity = "2..3",
      paramLabel = "PROBLEM PARTITION",
      hideParamSyntax = true,
      description =
          "A model file and its devices, or a problem file whose network is a model file, as for"
              + " \"solve\"; and then a solution file, or a plain partition. The options must cut"
              + " the network as they did for the partition.")
  private List<String> arguments;

  @Option(
      names = "--out-dir",
      paramLabel = "PARTS",
      required = true,
      description = "The folder to write: manifest.json, and a model file for each stage.")
  private String folder;

  @Option(
      names = "--arrays",
      description =
          "Write each stage also as an array in C, with a header that lists its inputs, outputs and"
              + " the places of its tensors in memory.")
  private boolean arrays;

  @Option(names = "--force", description = "Cut the model although the partition is not valid.")
  private boolean force;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    InputArguments.check(spec, arguments.stream());
    Path target = FileSource.of(folder).path();
    PartsFolder.requireWritable(target);
    int last = arguments.size() - 1;
    ProblemLoader loader = problems.loader();
    Problem problem = problems.load(arguments.subList(0, last));
    ModelFile model = loader.modelFile(arguments.subList(0, last));
    Assignment assignment = new PartitionLoader().load(arguments.get(last), problem);
    requireDistinctFiles();
    requireValid(problem, assignment);
    Parts parts = ModelSplit.read(model).split(problem, assignment);
    PartsFolder.write(parts, PaceTimes.of(parts.manifest(), problem, assignment), target, arrays);
    SplitText text =
        new SplitText(parts, WeightCount.bytes(model.layers(), assignment, problem.deviceCount()));
    spec.commandLine().getOut().print(json ? text.json() : text.text());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private void requireDistinctFiles() {
    OutputFiles files = new OutputFiles().output("--out-dir", folder);
    problems.addInputs(files);
    files.input(arguments.get(arguments.size() - 1)).check();
  }

  private void requireValid(Problem problem, Assignment assignment) {
    Evaluation evaluation = Evaluator.evaluate(problem, assignment);
    if (!evaluation.isValid() && !force) {
      throw new InputException(
          arguments.get(arguments.size() - 1),
          "",
          "The partition is not valid. "
              + new ViolationText(problem).describe(evaluation.violations().get(0)),
          "Find a valid one with \"ratecut solve\", or cut the model all the same with --force.");
    }
  }
}
