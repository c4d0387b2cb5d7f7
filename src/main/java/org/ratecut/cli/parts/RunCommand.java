package org.ratecut.cli.parts;

import java.util.List;
import java.util.concurrent.Callable;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.ArrayInputs;
import org.ratecut.cli.output.ArrayOutputs;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.run.Clock;
import org.ratecut.parts.run.Inputs;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.run.PipelineRun;
import org.ratecut.parts.run.RunRecord;
import org.ratecut.parts.tensor.RandomValues;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;
import org.ratecut.report.parts.RunText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs parts. */
@Command(
    name = "run",
    header = "Run the parts of a model, a worker for each device.",
    description = {
      "Executes the parts with the runtime for their format. Workers pass tensors to each other as"
          + " the manifest says, and work on several inferences at the same time. Without --input"
          + " the inputs are random.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or input.",
      "",
      "Examples:",
      "  ratecut run parts --input picture.npy --out answer.npy",
      "  ratecut run parts --count 100 --json"
    })
public final class RunCommand implements Callable<Integer> {

  private static final int MAX_COUNT = 1_000_000;
  private static final int MAX_IN_FLIGHT = 1_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PARTS", description = "The folder that \"split\" wrote.")
  private String parts;

  @Mixin private ArrayInputs given;

  @Option(
      names = "--out",
      paramLabel = "[NAME=]FILE.npy",
      description =
          "Write an output of the network for the first inference; may be given several times, with"
              + " names, where the network has several outputs.")
  private List<String> outs = List.of();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Inferences, which repeat the inputs in turn; default: each input once.")
  private Integer count;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description =
          "Inferences under way at the same time at most; default: three times the devices.")
  private Integer inFlight;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of random inputs; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    requireRange("--count", count, MAX_COUNT);
    requireRange("--in-flight", inFlight, MAX_IN_FLIGHT);
    PartFolder folder = PartFolder.read(parts);
    Manifest manifest = folder.manifest();
    ArrayOutputs outputs = ArrayOutputs.of(spec, manifest, outs);
    List<TensorSpec> specs = Inputs.of(manifest);
    List<List<TensorValues>> inputs =
        given.areGiven()
            ? given.read(specs)
            : List.of(ArrayInputs.random(specs, new RandomValues(seed)));
    int inferences = count == null ? Math.max(1, inputs.size()) : count;
    RunRecord record = new RunRecord(inferences);
    try (PipelineRun run =
        new PipelineRun(
            manifest,
            folder.loadAll(),
            inFlight == null ? 3 * manifest.devices().size() : inFlight,
            Clock.UNPACED,
            PipelineRun.Carrier.DIRECT,
            record)) {
      run.run(inferences, k -> record.begun(k, inputs.get((int) (k % inputs.size()))));
    }
    outputs.write(record.firstAnswer());
    RunText text = new RunText(manifest, record);
    spec.commandLine().getOut().print(json ? text.json() : text.text());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private void requireRange(String option, Integer value, int max) {
    if (value != null && (value < 1 || value > max)) {
      throw new ParameterException(
          spec.commandLine(), "%s must be from 1 to %d.".formatted(option, max));
    }
  }
}
