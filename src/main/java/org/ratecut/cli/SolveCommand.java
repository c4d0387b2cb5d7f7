package org.ratecut.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.ratecut.bound.capacity.CapacityBound;
import org.ratecut.budget.Budget;
import org.ratecut.certify.CertifiedBound;
import org.ratecut.cli.console.EndOfInput;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.console.InterruptGuard;
import org.ratecut.cli.console.StandardOutput;
import org.ratecut.cli.options.CertificateOption;
import org.ratecut.cli.options.InputArguments;
import org.ratecut.cli.options.PartsOption;
import org.ratecut.cli.options.PlanOption;
import org.ratecut.cli.options.ProblemOptions;
import org.ratecut.cli.options.ProblemOrigin;
import org.ratecut.cli.options.ReportOption;
import org.ratecut.cli.options.SearchOptions;
import org.ratecut.cli.options.SimpleOption;
import org.ratecut.cli.options.SolverChoice;
import org.ratecut.cli.options.convert.DurationConverter;
import org.ratecut.cli.output.Delivery;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.cli.output.Rescue;
import org.ratecut.cli.output.SolutionOutput;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.StandardInput;
import org.ratecut.io.solution.MadeFrom;
import org.ratecut.io.solution.PartitionLoader;
import org.ratecut.io.solution.SolutionFile;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.StopReason;
import org.ratecut.report.bound.BoundText;
import org.ratecut.solver.Solver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds an assignment. */
@Command(
    name = "solve",
    header = "Find which device runs which part of the network.",
    description = {
      "Searches for the assignment of the network's vertices to devices with the highest inference"
          + " rate. Standard output has the result, standard error the log of the search. Ctrl-C"
          + " ends the search early and still reports the best found.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 found a valid assignment, 1 an output failed, 2 wrong usage or input, 3 proved"
          + " that there is none, 4 found none within the limits, 5 proved that none has the"
          + " --target-rate.",
      "",
      "Examples:",
      "  ratecut solve paper/lenet-2to1_samg55-x4",
      "  ratecut solve paper/lenet-2to1_samg55-x4 --time-limit 20s --seed 7 --out best.json",
      "  ratecut solve my-problem.json --start best.json --target-rate 900 --json",
      "  ratecut solve my-problem.json --max-latency 200ms",
      "  ratecut solve network.grf devices.tgt --solver dn2pciot --out network.part",
      "  ratecut solve model.tflite --granularity rows --devices \"4xnrf52840 over"
          + " ieee802154-shared\""
    })
final class SolveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ProblemOptions problems;

  @Parameters(
      arity = "1..2",
      paramLabel = "PROBLEM",
      description =
          "A problem file, the name of a bundled problem, or a network and a device set, each in"
              + " any format; \"ratecut info\" lists what is bundled. - reads JSON from standard"
              + " input.")
  private List<String> problemArguments;

  @Mixin private SolverChoice solverChoice;

  @Mixin private SearchOptions search;

  @Option(
      names = "--start",
      paramLabel = "PARTITION",
      description = "A valid assignment to start from: a solution file, or a plain partition.")
  private String start;

  @Option(
      names = "--objective",
      paramLabel = "GOAL",
      description =
          "rate: the most inferences per second. communication: the fewest values sent per"
              + " inference. Default: what the problem says.")
  private Objective objective;

  @Option(
      names = "--max-latency",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "Keep only assignments with a schedule at their period in which an inference takes at"
              + " most so long, for instance 200ms.")
  private Duration maxLatency;

  @Mixin private SimpleOption simple;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write the best assignment: a solution file if the name ends with .json, else a plain"
              + " partition (one device number per line). Nothing is written if none is found.")
  private String out;

  @Mixin private ReportOption page;

  @Mixin private PlanOption plan;

  @Mixin private CertificateOption certificate;

  @Mixin private PartsOption parts;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "Write each improvement and each better bound, with its time, as a line of JSON.")
  private String trace;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(names = "--quiet", description = "Print no log of the search.")
  private boolean quiet;

  @Option(
      names = "--stop-at-end-of-input",
      description =
          "End the search, as Ctrl-C does, when standard input ends: for programs that start this"
              + " one and must not leave it behind.")
  private boolean stopAtEndOfInput;

  @Override
  public Integer call() {
    search.check();
    InputArguments.check(spec, inputs());
    if (stopAtEndOfInput && InputArguments.fromStandardInput(inputs()) > 0) {
      throw new ParameterException(
          spec.commandLine(), "--stop-at-end-of-input needs standard input for itself.");
    }
    Solver solver = solverChoice.create();
    Path target = out == null ? null : FileSource.of(out).path();
    if (target != null) {
      AtomicFile.requireWritable(target);
    }
    page.check();
    plan.check();
    certificate.check();
    parts.check();
    Problem loaded = problems.load(problemArguments);
    Problem problem = objective == null ? loaded : loaded.withObjective(objective);
    simple.check(maxLatency != null, problem.objective());
    SearchRun run = new SearchRun(problem, solver, log());
    if (maxLatency != null) {
      requireSchedules(problem);
      run.limitLatency(maxLatency);
    }
    if (start != null) {
      run.startFrom(new PartitionLoader().load(start, problem), StandardInput.name(start));
    }
    requireDistinctFiles();
    parts.read(() -> problems.loader().modelFile(problemArguments));
    if (trace != null) {
      run.traceTo(FileSource.of(trace).path());
    }
    Budget budget = search.start();
    if (stopAtEndOfInput) {
      EndOfInput.await(System.in, budget::cancel);
    }
    AtomicBoolean interrupted = new AtomicBoolean();
    return InterruptGuard.run(
        spec,
        () -> {
          interrupted.set(true);
          budget.cancel();
        },
        () -> {
          SolutionReport best = run.search(budget);
          SolutionReport found =
              simple.simplify(best, budget).map(PipelineReport::complete).orElse(best);
          return report(run, found, certify(found, interrupted), target);
        });
  }

  private void requireSchedules(Problem problem) {
    if (!problem.cluster().hasPlainTransfers()) {
      throw new InputException(
          problem.name(),
          "",
          "--max-latency needs schedules, and there are none for clusters with ports, multicast"
              + " channels or processors that communicate.",
          "Leave --max-latency away, or these out of the device set.");
    }
  }

  private Stream<String> inputs() {
    return Stream.concat(problemArguments.stream(), Stream.ofNullable(start));
  }

  private Optional<PrintWriter> log() {
    return quiet ? Optional.empty() : Optional.of(spec.commandLine().getErr());
  }

  private void requireDistinctFiles() {
    OutputFiles files = new OutputFiles().output("--out", out).output("--trace", trace);
    page.addOutput(files);
    plan.addOutput(files);
    certificate.addOutput(files);
    parts.addOutput(files);
    problems.addInputs(files);
    files.input(start).input(solverChoice.config()).check();
  }

  private Optional<CertifiedBound> certify(SolutionReport found, AtomicBoolean interrupted) {
    if (found.bound().isEmpty()) {
      return Optional.empty();
    }
    List<Bound> bounds = new ArrayList<>(List.of(found.bound().orElseThrow()));
    if (found.upperBound().isPresent()) {
      bounds.add(CapacityBound.computation(found.problem()));
    }
    PrintWriter err = spec.commandLine().getErr();
    Optional<CertifiedBound> made =
        certificate.make(found.problem(), bounds, search.startCertificate(interrupted::get), err);
    made.filter(each -> !isOf(each, found))
        .ifPresent(
            each ->
                err.println(
                    "The certificate is of a weaker bound, "
                        + BoundText.line(found.problem().objective(), each.bound())));
    return made;
  }

  private static boolean isOf(CertifiedBound certified, SolutionReport found) {
    return found.bound().map(Bound::cost).filter(certified.bound().cost()::equals).isPresent();
  }

  private int report(
      SearchRun run, SolutionReport found, Optional<CertifiedBound> certified, Path target) {
    SolutionReport report =
        certified
            .filter(each -> isOf(each, found))
            .map(each -> found.withBound(each.bound()))
            .orElse(found);
    PrintWriter stdout = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Delivery delivery = new Delivery(err);
    SolutionOutput.print(report, json, stdout);
    if (!json
        && report.assignment().isEmpty()
        && report.stop().orElseThrow() != StopReason.INTERRUPTED) {
      stdout.print(problems.advice(report.problem(), problemArguments, search.threads()));
      stdout.flush();
    }
    boolean isSaved = json && !StandardOutput.isLost(stdout);
    if (target != null) {
      isSaved |= delivery.attempt(() -> SolutionOutput.writeTo(target, report, madeFrom(report)));
    }
    delivery.attempt(() -> page.write(report));
    delivery.attempt(() -> plan.write(report));
    certified.ifPresent(each -> delivery.attempt(() -> certificate.write(report.problem(), each)));
    delivery.attempt(() -> parts.write(report));
    delivery.attempt(run::requireWholeTrace);
    boolean hasFailed = delivery.hasFailed() || StandardOutput.isLost(stdout);
    if (hasFailed && !isSaved && report.assignment().isPresent()) {
      Rescue.save("The assignment", ".json", file -> SolutionFile.write(report, file), err);
    }
    return delivery.exitCode(exitCode(report));
  }

  private MadeFrom madeFrom(SolutionReport report) {
    return ProblemOrigin.of(spec, report.problem(), problemArguments, List.of());
  }

  private static int exitCode(SolutionReport report) {
    if (report.stop().filter(StopReason.TARGET_REFUTED::equals).isPresent()) {
      return ExitCode.TARGET_REFUTED;
    }
    return switch (report.status().orElseThrow()) {
      case OPTIMAL, FEASIBLE -> ExitCode.DONE;
      case INFEASIBLE -> ExitCode.INFEASIBLE;
      case UNKNOWN -> ExitCode.NOTHING_FOUND;
    };
  }
}
