package org.ratecut.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.InputArguments;
import org.ratecut.cli.options.NetworkOptions;
import org.ratecut.cli.options.WrittenFiles;
import org.ratecut.cli.output.NetworkOutput;
import org.ratecut.cli.output.NetworkStyle;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.cli.output.SolutionOutput;
import org.ratecut.io.FileSource;
import org.ratecut.io.solution.PartitionLoader;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.text.GrfWriter;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.report.ProgramVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes problems and partitions in other formats. */
@Command(
    name = "convert",
    header = "Write a problem, a network or a partition in another format.",
    description = {
      "Reads a problem, or with --network-only a single network, and writes what is asked for. The"
          + " ending of a file's name tells its format: .json, .grf (the paper's authors) or .graph"
          + " (METIS) for networks, .tgt for device sets, .json (a solution file) or anything else"
          + " (plain) for partitions. Pins are in no format but the problem file. Where a format"
          + " says something otherwise than the network, sizes of values for instance, standard"
          + " error tells.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or input.",
      "",
      "Examples:",
      "  ratecut convert paper/lenet-2to1_stm32f469-x2 --network out.grf --devices out.tgt",
      "  ratecut convert --network-only network.grf --network network.json",
      "  ratecut convert --network-only model.tflite --granularity rows --network model.graph",
      "  ratecut convert out.grf out.tgt --partition best.json --partition-out best.part"
    })
final class ConvertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private NetworkOptions networks;

  @Mixin private WrittenFiles written;

  @Parameters(
      arity = "1..2",
      paramLabel = "INPUT",
      description =
          "As for \"solve\": a problem, or a network and a device set; with --network-only, one"
              + " network.")
  private List<String> inputs;

  @Option(names = "--network-only", description = "INPUT is a network without devices.")
  private boolean networkOnly;

  @Option(names = "--network", paramLabel = "FILE", description = "Write the network here.")
  private String network;

  @Option(
      names = "--undirected",
      description = "In a .grf file, list every edge at both of its ends.")
  private boolean undirected;

  @Option(
      names = "--fit-32-bits",
      description =
          "In a .graph file, divide the weights so that METIS of 32 bits can add them up; what a"
              + " weight of 1 stands for is said, and is in the file.")
  private boolean fit32Bits;

  @Option(names = "--devices", paramLabel = "FILE", description = "Write the device set here.")
  private String devices;

  @Option(names = "--partition", paramLabel = "FILE", description = "Read this partition.")
  private String partition;

  @Option(names = "--partition-out", paramLabel = "FILE", description = "Write the partition here.")
  private String partitionOut;

  @Override
  public Integer call() {
    requireSense();
    InputArguments.check(spec, Stream.concat(inputs.stream(), Stream.ofNullable(partition)));
    requireKnownEndings();
    if (networkOnly) {
      Network alone = networks.loader().loadNetwork(inputs.get(0));
      requireDistinctFiles();
      writeNetwork(alone);
      return ExitCode.DONE;
    }
    Problem problem = networks.loader().load(inputs);
    Optional<Assignment> assignment =
        Optional.ofNullable(partition).map(file -> new PartitionLoader().load(file, problem));
    requireDistinctFiles();
    // The device set comes first: a medium or a full-duplex link is what a format refuses most
    // often.
    if (devices != null) {
      NetworkOutput.write(problem.cluster(), devices);
      written.say(devices, problem.cluster());
    }
    if (network != null) {
      writeNetwork(problem.network());
    }
    assignment.ifPresent(each -> writePartition(problem, each));
    return ExitCode.DONE;
  }

  private void requireDistinctFiles() {
    OutputFiles files =
        new OutputFiles()
            .output("--network", network)
            .output("--devices", devices)
            .output("--partition-out", partitionOut)
            .input(partition);
    networks.filesRead().forEach(files::input);
    files.check();
  }

  private void writeNetwork(Network content) {
    GrfWriter.Edges edges = undirected ? GrfWriter.Edges.UNDIRECTED : GrfWriter.Edges.DIRECTED;
    written.say(
        network,
        content,
        NetworkOutput.write(content, network, new NetworkStyle(edges, fit32Bits)));
  }

  private void writePartition(Problem problem, Assignment assignment) {
    SolutionReport report =
        SolutionReport.ofAssignment(problem, assignment, ProgramVersion.number());
    SolutionOutput.writeTo(FileSource.of(partitionOut).path(), report);
    written.sayPartition(partitionOut, problem);
  }

  private void requireSense() {
    require(
        network != null || devices != null || partitionOut != null,
        "Nothing to write: give --network, --devices or --partition-out.");
    require(
        (partition == null) == (partitionOut == null),
        "--partition and --partition-out go together.");
    require(
        !networkOnly || (inputs.size() == 1 && network != null && devices == null),
        "--network-only takes one INPUT and --network, and no --devices.");
    require(!networkOnly || partition == null, "--network-only has no partition to convert.");
  }

  /** Before anything is written, so that no mistake leaves half of the files behind. */
  private void requireKnownEndings() {
    if (network != null) {
      NetworkOutput.requireNetworkFile(network);
    }
    if (devices != null) {
      NetworkOutput.requireDevicesFile(devices);
    }
  }

  private void require(boolean fulfilled, String message) {
    if (!fulfilled) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
