package org.ratecut.cli.parts;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.ArrayInputs;
import org.ratecut.cli.output.ArrayOutputs;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.net.RemoteRun;
import org.ratecut.parts.pace.Pace;
import org.ratecut.parts.pace.PaceFile;
import org.ratecut.parts.pace.PacedCarrier;
import org.ratecut.parts.pace.PacedClock;
import org.ratecut.parts.run.Clock;
import org.ratecut.parts.run.DeviceProgram;
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
      "  ratecut run parts --count 100 --json",
      "  ratecut run parts --count 20 --pace",
      "  ratecut run parts --device node-0 --listen 7000 --peer node-1=192.168.0.7:7000",
      "  ratecut run parts --peer node-0=192.168.0.6:7000 --peer node-1=192.168.0.7:7000"
    })
public final class RunCommand implements Callable<Integer> {

  private static final int MAX_COUNT = 1_000_000;
  private static final int MAX_IN_FLIGHT = 1_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PARTS", description = "The folder that \"split\" wrote.")
  private String parts;

  @Mixin private ArrayInputs given;

  @Mixin private PeerOptions peers;

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
      names = "--pace",
      description =
          "Slow devices and links down to the speeds of the problem that the parts were cut for.")
  private boolean paced;

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
    Optional<Pace> pace =
        paced
            ? Optional.of(PaceFile.read(folder.manifestFile().resolve(Pace.FILE), manifest))
            : Optional.empty();
    if (peers.isDevice()) {
      peers.serve(folder, clock(pace), carrier(pace));
      return ExitCode.DONE;
    }
    ArrayOutputs outputs = ArrayOutputs.of(spec, manifest, outs);
    List<TensorSpec> specs = Inputs.of(manifest);
    List<List<TensorValues>> inputs =
        given.areGiven()
            ? given.read(specs)
            : List.of(ArrayInputs.random(specs, new RandomValues(seed)));
    int inferences = count == null ? Math.max(1, inputs.size()) : count;
    RunRecord record = new RunRecord(inferences);
    run(folder, pace, inferences, record, inputs);
    outputs.write(record.firstAnswer());
    RunText text = new RunText(manifest, record, pace);
    spec.commandLine().getOut().print(json ? text.json() : text.text());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private void run(
      PartFolder folder,
      Optional<Pace> pace,
      int inferences,
      RunRecord record,
      List<List<TensorValues>> inputs)
      throws InterruptedException {
    Manifest manifest = folder.manifest();
    int limit = inFlight == null ? 3 * manifest.devices().size() : inFlight;
    LongFunction<List<TensorValues>> next =
        k -> record.begun(k, inputs.get((int) (k % inputs.size())));
    if (peers.areGiven()) {
      try (RemoteRun run = new RemoteRun(folder, peers.all(manifest), limit, record)) {
        run.run(inferences, next);
      }
      return;
    }
    List<DeviceProgram> programs = folder.loadAll();
    try (PipelineRun run =
        new PipelineRun(manifest, programs, limit, clock(pace), carrier(pace), record)) {
      run.run(inferences, next);
    }
  }

  private static Clock clock(Optional<Pace> pace) {
    return pace.<Clock>map(PacedClock::new).orElse(Clock.UNPACED);
  }

  private static PipelineRun.Carrier carrier(Optional<Pace> pace) {
    return pace.<PipelineRun.Carrier>map(PacedCarrier::new).orElse(PipelineRun.Carrier.DIRECT);
  }

  private void requireRange(String option, Integer value, int max) {
    if (value != null && (value < 1 || value > max)) {
      throw new ParameterException(
          spec.commandLine(), "%s must be from 1 to %d.".formatted(option, max));
    }
  }
}
