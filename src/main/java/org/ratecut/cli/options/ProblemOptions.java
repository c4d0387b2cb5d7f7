package org.ratecut.cli.options;

import java.util.List;
import java.util.Optional;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.io.InputException;
import org.ratecut.io.devices.Arithmetic;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.model.Problem;
import org.ratecut.model.Rules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a problem is put together from what the arguments name; for every command that reads one. */
public final class ProblemOptions {

  @Mixin private NetworkOptions network;

  @Option(
      names = "--devices",
      paramLabel = "SET",
      description =
          "Devices of the catalogue, for instance \"4xrp2040 over spi\"; then PROBLEM is a network"
              + " alone. \"ratecut devices\" lists parts and links.")
  private String devices;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "Parts and links of your own, which come before the bundled ones.")
  private String catalogue;

  @Option(
      names = "--arithmetic",
      paramLabel = "KIND",
      description =
          "int8 or float: the kind of arithmetic whose speed counts for parts of the catalogue."
              + " Default: int8 if the network's values have at most 8 bits.")
  private Arithmetic arithmetic;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "Measured times of layers (.csv or .json), which come before those of the device set."
              + " \"ratecut profile-template\" writes the table to fill in.")
  private String profile;

  @Option(
      names = "--contiguous",
      description = "No path of the dataflow graph may leave a device and come back to it.")
  private boolean contiguous;

  @Option(
      names = "--max-devices",
      paramLabel = "N",
      description = "How many devices may have vertices.")
  private Integer maxDevices;

  public ProblemLoader loader() {
    return network.loader(
        Optional.ofNullable(devices),
        Optional.ofNullable(catalogue),
        Optional.ofNullable(arithmetic),
        Optional.ofNullable(profile));
  }

  /** Whether the devices are named here, so that the arguments name a network alone. */
  public boolean nameDevices() {
    return devices != null;
  }

  /** Says which files were read for the problem. */
  public void addInputs(OutputFiles files) {
    network.filesRead().forEach(files::input);
    files.input(catalogue);
    files.input(profile);
  }

  public Problem load(List<String> arguments) {
    return ruled(loader().load(arguments));
  }

  /** What is said here comes before what the problem file says. */
  private Problem ruled(Problem problem) {
    Rules rules = contiguous ? problem.rules().withContiguous(true) : problem.rules();
    if (maxDevices != null && maxDevices < 1) {
      throw new InputException(
          "--max-devices",
          "",
          "Found %d, but at least one device must be in use.".formatted(maxDevices),
          "Write a number from 1.");
    }
    return problem.withRules(maxDevices == null ? rules : rules.withMaxDevices(maxDevices));
  }
}
