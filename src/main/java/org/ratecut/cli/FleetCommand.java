package org.ratecut.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.ratecut.budget.Budget;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.console.InterruptGuard;
import org.ratecut.cli.options.BoardOptions;
import org.ratecut.cli.options.CommandText;
import org.ratecut.cli.options.FleetOptions;
import org.ratecut.cli.options.NetworkOptions;
import org.ratecut.cli.options.ProblemOrigin;
import org.ratecut.cli.options.ThreadsOption;
import org.ratecut.cli.options.convert.DurationConverter;
import org.ratecut.cli.options.convert.RateConverter;
import org.ratecut.cli.output.Delivery;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.cli.output.SolutionOutput;
import org.ratecut.cli.progress.FleetLog;
import org.ratecut.fleet.FleetListener;
import org.ratecut.fleet.FleetResult;
import org.ratecut.fleet.FleetSearch;
import org.ratecut.fleet.FleetSpace;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.devices.Arithmetic;
import org.ratecut.io.devices.Catalogue;
import org.ratecut.io.networks.MemoryDefaults;
import org.ratecut.io.problem.Catalogues;
import org.ratecut.io.problem.InputLayers;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.io.profile.LayerTypes;
import org.ratecut.io.solution.MadeFrom;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.report.ProgramVersion;
import org.ratecut.report.chart.Fonts;
import org.ratecut.report.fleet.FleetJson;
import org.ratecut.report.fleet.FleetPage;
import org.ratecut.report.fleet.FleetText;
import org.ratecut.solver.latency.LatencyLimit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which devices to buy for a rate. */
@Command(
    name = "fleet",
    header = "Find the fewest or cheapest devices that reach a rate.",
    description = {
      "Tries choices of devices from small to large until the smallest, or with prices the"
          + " cheapest, that reaches the rate is found and everything smaller is proved not to be"
          + " enough. Standard output has a table of all choices and the answer in a sentence,"
          + " standard error the log. Ctrl-C ends it early with what is known by then.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 an answer was found, 2 wrong usage or input, 4 none found within the limits, 5"
          + " proved that no choice reaches the rate.",
      "",
      "Examples:",
      "  ratecut fleet model.tflite --rate 10 --parts nrf52840 --link spi",
      "  ratecut fleet model.tflite --rate 10 --parts nrf52840,stm32h743 --link spi --price"
          + " nrf52840=6,stm32h743=14 --max-devices 5 --out best.json --report fleet.html"
    })
final class FleetCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1",
      paramLabel = "NETWORK",
      description = "A network or a model file, or the name of a bundled network.")
  private String networkArgument;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      required = true,
      converter = RateConverter.class,
      description = "The inferences per second that are wanted.")
  private Fraction rate;

  @Mixin private FleetOptions choices;

  @Mixin private NetworkOptions networks;

  @Mixin private BoardOptions boards;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "Parts and links of your own, which come before the bundled ones.")
  private String catalogue;

  @Option(
      names = "--arithmetic",
      paramLabel = "KIND",
      description = "int8 or float, as for \"solve\".")
  private Arithmetic arithmetic;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "Measured times of layers, as for \"solve\".")
  private String profile;

  @Option(
      names = "--max-latency",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "Count only placements with a schedule in which an inference takes at most so long, as"
              + " for \"solve\".")
  private Duration maxLatency;

  @Option(
      names = "--time-limit",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long all may take; 2m unless steps are limited.")
  private Duration timeLimit;

  @Option(
      names = "--step-limit",
      paramLabel = "N",
      description =
          "How many steps each choice gets; then only arithmetic proves, and the result is the same"
              + " on every run.")
  private Long stepLimit;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Number that random choices depend on; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private ThreadsOption threads;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write the placement on the devices of the answer: a solution file if the name ends with"
              + " .json, else a plain partition.")
  private String out;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page with the table and the rate against the number of devices.")
  private String page;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(names = "--quiet", description = "Print no log.")
  private boolean quiet;

  @Override
  public Integer call() {
    threads.check();
    if (stepLimit != null && stepLimit < 1) {
      throw new ParameterException(spec.commandLine(), "--step-limit must be at least 1.");
    }
    path(out).ifPresent(AtomicFile::requireWritable);
    path(page).ifPresent(AtomicFile::requireWritable);
    if (page != null) {
      Fonts.require(page);
    }
    Catalogue parts = Catalogues.with(Optional.ofNullable(catalogue));
    FleetSpace space = choices.space(parts);
    boards.requireKnown(space.partNames());
    ProblemLoader loader =
        networks.loader(
            Optional.empty(),
            Optional.ofNullable(catalogue),
            Optional.ofNullable(arithmetic),
            Optional.ofNullable(profile));
    Network network =
        loader.loadNetwork(networkArgument, new MemoryDefaults(choices.haveFlash(parts)));
    requireDistinctFiles();
    Budget budget = budget();
    FleetSearch search =
        new FleetSearch(
            space,
            problems(loader, network, parts),
            rate,
            Optional.ofNullable(maxLatency),
            log(budget));
    return InterruptGuard.run(spec, budget::cancel, () -> report(network, search.run(budget)));
  }

  private Function<String, Problem> problems(
      ProblemLoader loader, Network network, Catalogue parts) {
    LayerTypes types =
        profile == null ? LayerTypes.of(Optional::empty) : loader.layerTypes(networkArgument);
    return devices -> {
      Problem problem = boards.applyTo(loader.loadOn(devices, network, types, parts));
      return choices.hasFixed() ? InputLayers.pinnedTo(0, problem) : problem;
    };
  }

  private Budget budget() {
    Budget budget =
        timeLimit == null && stepLimit != null
            ? Budget.ofSteps(stepLimit)
            : Budget.ofTime(timeLimit == null ? Duration.ofMinutes(2) : timeLimit);
    Budget limited = stepLimit == null ? budget : budget.withStepLimit(stepLimit);
    return limited.withSeed(seed).withThreads(threads.count());
  }

  private FleetListener log(Budget budget) {
    if (quiet) {
      return new FleetListener() {};
    }
    FleetLog log = new FleetLog(spec.commandLine().getErr(), budget::elapsedSeconds);
    log.printHeader();
    return log;
  }

  private void requireDistinctFiles() {
    OutputFiles files = new OutputFiles().output("--out", out).output("--report", page);
    networks.filesRead().forEach(files::input);
    files.input(catalogue).input(profile).check();
  }

  private static Optional<Path> path(String name) {
    return Optional.ofNullable(name).map(each -> FileSource.of(each).path());
  }

  private int report(Network network, FleetResult result) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.print(json ? FleetJson.text(result) : FleetText.text(network.name(), result));
    stdout.flush();
    Delivery delivery = new Delivery(spec.commandLine().getErr());
    path(out)
        .ifPresent(
            file ->
                result
                    .answer()
                    .ifPresent(
                        answer ->
                            delivery.attempt(
                                () ->
                                    SolutionOutput.writeTo(
                                        file, placement(answer), madeFrom(answer)))));
    path(page)
        .ifPresent(
            file ->
                delivery.attempt(
                    () -> new FleetPage(network.name(), result, CommandText.of(spec)).write(file)));
    return delivery.exitCode(exitCode(result));
  }

  private MadeFrom madeFrom(FleetResult.Answer answer) {
    List<String> options = new ArrayList<>(List.of("--devices=" + answer.finding().devices()));
    if (choices.hasFixed()) {
      options.add("--pin=input=0");
    }
    return ProblemOrigin.of(spec, answer.problem(), List.of(networkArgument), options);
  }

  private SolutionReport placement(FleetResult.Answer answer) {
    SolutionReport report =
        SolutionReport.ofAssignment(answer.problem(), answer.assignment(), ProgramVersion.number());
    // Where latency is limited, the schedule by which the placement was judged, and no other.
    return maxLatency == null
        ? PipelineReport.complete(report)
        : report.withPlan(new LatencyLimit(maxLatency).plan(answer.problem(), answer.assignment()));
  }

  private static int exitCode(FleetResult result) {
    if (result.answer().isPresent()) {
      return ExitCode.DONE;
    }
    return result.open().isEmpty() ? ExitCode.TARGET_REFUTED : ExitCode.NOTHING_FOUND;
  }
}
