package org.ratecut.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.diagnose.Switches;
import org.ratecut.io.InputException;
import org.ratecut.io.StandardInput;
import org.ratecut.io.devices.Arithmetic;
import org.ratecut.io.problem.BoardChanges;
import org.ratecut.io.problem.LayerFeedback;
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

  @Option(
      names = "--pin",
      paramLabel = "LAYER=DEVICE",
      description =
          "Keep a layer on a device, for instance input=nrf52840-0 for the board with the camera; *"
              + " stands for any characters, input for the input layers. May be repeated.")
  private List<String> pins = new ArrayList<>();

  @Option(
      names = "--feedback",
      paramLabel = "LAYER=LAYER",
      description =
          "The first layer is read by the second one, an input, in the next inference, for instance"
              + " output=input; then this loop limits the rate. May be repeated.")
  private List<String> feedback = new ArrayList<>();

  @Mixin private BoardOptions boards;

  public ProblemLoader loader() {
    return network.loader(
        Optional.ofNullable(devices),
        Optional.ofNullable(catalogue),
        Optional.ofNullable(arithmetic),
        Optional.ofNullable(profile));
  }

  /** Options that make something fit, if nothing was found for a problem of these arguments. */
  public String advice(Problem problem, List<String> arguments, int threads) {
    if (arguments.contains(StandardInput.NAME)) {
      return "";
    }
    List<String> helpful =
        new Switches(
                problem,
                choices -> {
                  ProblemLoader loader =
                      network.loader(
                          Optional.ofNullable(devices),
                          Optional.ofNullable(catalogue),
                          Optional.ofNullable(arithmetic),
                          Optional.ofNullable(profile),
                          choices);
                  return adapted(loader.load(arguments));
                },
                threads)
            .thatHelp();
    return helpful.isEmpty()
        ? ""
        : "\nOptions with which it fits (tried)\n  %s\n".formatted(String.join("\n  ", helpful));
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
    return adapted(loader().load(arguments));
  }

  /** A problem with what is said here, which comes before what its file says. */
  public Problem adapted(Problem problem) {
    boards.requireKnown(namesOf(problem));
    Problem known = boards.applyTo(problem);
    Problem pinned =
        pins.isEmpty()
            ? known
            : new BoardChanges(known).pinned(BoardOptions.pairs("--pin", pins, "input=nrf52840-0"));
    return ruled(withFeedback(pinned));
  }

  private Problem withFeedback(Problem problem) {
    return feedback.isEmpty()
        ? problem
        : LayerFeedback.added(problem, BoardOptions.pairs("--feedback", feedback, "output=input"));
  }

  /** Of devices, and of parts where a device has a number behind it. */
  private static List<String> namesOf(Problem problem) {
    return problem.cluster().devices().stream()
        .flatMap(device -> Stream.of(device.name(), device.name().replaceFirst("-\\d+$", "")))
        .distinct()
        .toList();
  }

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
