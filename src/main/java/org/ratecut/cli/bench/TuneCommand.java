package org.ratecut.cli.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ratecut.bench.run.Environments;
import org.ratecut.bench.run.ProgramStart;
import org.ratecut.bench.run.RunProcess;
import org.ratecut.bench.suite.Located;
import org.ratecut.bench.suite.Suite;
import org.ratecut.bench.suite.SuiteLoader;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.console.InterruptGuard;
import org.ratecut.cli.console.RunningProgram;
import org.ratecut.cli.options.convert.DurationConverter;
import org.ratecut.cli.output.Delivery;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.cli.output.Rescue;
import org.ratecut.cli.progress.TuneLog;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.problem.BundledFiles;
import org.ratecut.tune.BenchTrials;
import org.ratecut.tune.CandidateFolder;
import org.ratecut.tune.Goal;
import org.ratecut.tune.HoldOut;
import org.ratecut.tune.Schedule;
import org.ratecut.tune.Space;
import org.ratecut.tune.SpaceFile;
import org.ratecut.tune.Split;
import org.ratecut.tune.TuneReport;
import org.ratecut.tune.Tuning;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches for better settings of a solver. */
@Command(
    name = "tune",
    header = "Search for better settings of a solver.",
    description = {
      "Draws configurations from a space of settings, tries them on problems and seeds of a suite"
          + " by successive halving, and compares the winner with the default on problems that took"
          + " no part. Writes the winner as a settings file. Standard output has the outcome,"
          + " standard error what is tried.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, better than the default or not; 2 wrong usage or input; 130 interrupted,"
          + " and nothing written.",
      "",
      "Examples:",
      "  ratecut tune smoke --space anneal --out anneal-tuned.json",
      "  ratecut tune paper --space timefold --hold-out 0.3 --budget 2h --out tuned.xml"
    })
public final class TuneCommand implements Callable<Integer> {

  private static final int MIN_SEEDS = 3;
  private static final int MAX_SEEDS = 10_000;
  private static final int MAX_CONFIGURATIONS = 100_000;

  /** As many as a suite may have runs. */
  private static final long MAX_TRIALS = 1_000_000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SUITE",
      description =
          "A suite file, or the name of a bundled one; its problems, seeds and limits are used, its"
              + " solvers are not.")
  private String suiteName;

  @Option(
      names = "--space",
      paramLabel = "SPACE",
      required = true,
      description = "What to tune: a file, or one of anneal, timefold and cpsat.")
  private String spaceName;

  @Option(
      names = "--hold-out",
      paramLabel = "WHAT",
      defaultValue = "0.25",
      description =
          "Problems to judge by, never tuned with: their names, separated by commas, or a share of"
              + " the suite to draw. Default: ${DEFAULT-VALUE}.")
  private String holdOut;

  @ArgGroup private Effort effort = new Effort();

  /** At most one of the two may be given. */
  static final class Effort {

    @Option(
        names = "--budget",
        paramLabel = "DURATION",
        converter = DurationConverter.class,
        description = "How long all may take; 5m unless given.")
    private Duration budget;

    @Option(
        names = "--configurations",
        paramLabel = "N",
        description = "How many configurations to begin with, however long it takes.")
    private Integer configurations;
  }

  @Option(
      names = "--goal",
      paramLabel = "GOAL",
      defaultValue = "rate",
      description =
          "rate: a high rate; proof: an early proof that nothing is better, for solvers that prove,"
              + " such as cpsat. Default: ${DEFAULT-VALUE}.")
  private Goal goal;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Try each problem with the seeds from 1 to N; unless given, with those of the suite, and"
              + " more up to three if it has fewer.")
  private Integer seeds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Number that the drawn configurations and the drawn hold-out depend on; default:"
              + " ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to write the settings of the winner.")
  private String out;

  @Override
  public Integer call() {
    require(
        seeds == null || (seeds > 0 && seeds <= MAX_SEEDS),
        "--seeds must be from 1 to %d.".formatted(MAX_SEEDS));
    require(
        effort.configurations == null
            || (effort.configurations > 1 && effort.configurations <= MAX_CONFIGURATIONS),
        "--configurations must be from 2, because the default is one, to %d."
            .formatted(MAX_CONFIGURATIONS));
    Path target = FileSource.of(out).path();
    AtomicFile.requireWritable(target);
    OutputFiles files = new OutputFiles().output("--out", out);
    Suite suite = new SuiteLoader(new BundledFiles()).load(suiteName, files::input);
    Space space = new SpaceFile().find(spaceName, files::input);
    files.check();
    List<Long> trialSeeds = seedsFor(suite);
    require(
        (long) trialSeeds.size() * suite.problems().size() <= MAX_TRIALS,
        "At most %,d trials of a configuration are possible, but the suite has %,d problems and there are %,d seeds."
            .formatted(MAX_TRIALS, suite.problems().size(), trialSeeds.size()));
    List<String> names = suite.problems().stream().map(Located::name).toList();
    Split split = Split.parse(names, holdOut, seed);
    Schedule schedule = schedule(suite, split, trialSeeds.size());
    AtomicBoolean cancelled = new AtomicBoolean();
    TuneReport report =
        new TuneReport(suite, space, goal, split, trialSeeds, schedule.plan(), seed);
    return InterruptGuard.run(
        spec, () -> cancelled.set(true), () -> tune(report, schedule, cancelled, target));
  }

  /** Those of the suite, and more where they are few: a single seed says little of settings. */
  private List<Long> seedsFor(Suite suite) {
    if (seeds != null) {
      return LongStream.rangeClosed(1, seeds).boxed().toList();
    }
    List<Long> kept = suite.seeds();
    int missing = Math.max(0, MIN_SEEDS - kept.size());
    return Stream.concat(
            kept.stream(),
            LongStream.iterate(1, more -> more + 1)
                .boxed()
                .filter(more -> !kept.contains(more))
                .limit(missing))
        .toList();
  }

  private void require(boolean fulfilled, String message) {
    if (!fulfilled) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private Schedule schedule(Suite suite, Split split, int seedCount) {
    if (effort.configurations != null) {
      return Schedule.unlimited(effort.configurations, split, seedCount);
    }
    Duration budget = effort.budget == null ? Schedule.DEFAULT_BUDGET : effort.budget;
    return Schedule.within(budget, suite.limits().time(), split, seedCount);
  }

  private int tune(TuneReport report, Schedule schedule, AtomicBoolean cancelled, Path target) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.print(report.intention());
    stdout.flush();
    Tuning.Result result = search(report, schedule, cancelled);
    if (result.holdOut().isEmpty()) {
      stdout.println("Interrupted. Nothing is written.");
      return ExitCode.INTERRUPTED;
    }
    HoldOut comparison = result.holdOut().get();
    stdout.print(report.outcome(result.winner(), comparison));
    String settings =
        report
            .space()
            .template()
            .fill(result.winner().settings(), report.provenance(result.winner(), comparison));
    return deliver(settings, report.space().template().extension(), target);
  }

  private int deliver(String settings, String ending, Path target) {
    PrintWriter err = spec.commandLine().getErr();
    Delivery delivery = new Delivery(err);
    if (delivery.attempt(() -> AtomicFile.write(target, settings))) {
      spec.commandLine().getOut().println("The settings are in %s.".formatted(target));
    } else {
      Rescue.save("The winner", ending, file -> AtomicFile.write(file, settings), err);
    }
    return delivery.exitCode(ExitCode.DONE);
  }

  private Tuning.Result search(TuneReport report, Schedule schedule, AtomicBoolean cancelled) {
    RunProcess process =
        new RunProcess(
            ProgramStart.likeThis(RunningProgram.of(spec).getClass()), Environments.current());
    BenchTrials trials =
        new BenchTrials(report.suite(), report.space().solver(), goal, process, cancelled::get);
    long start = System.nanoTime();
    TuneLog log =
        new TuneLog(
            spec.commandLine().getErr(),
            goal,
            report.runs(),
            () -> (System.nanoTime() - start) / 1e9,
            cancelled::get);
    Tuning tuning = new Tuning(report.plan(), report.split(), report.seeds(), trials, log);
    try (CandidateFolder folder = CandidateFolder.create()) {
      return tuning.run(
          folder.draw(report.space(), report.plan().candidates(), seed), schedule::isTimeUp);
    }
  }
}
