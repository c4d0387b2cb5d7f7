package org.ratecut.cli.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.ratecut.bench.Results;
import org.ratecut.bench.ResultsFile;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.run.BenchRun;
import org.ratecut.bench.run.Environments;
import org.ratecut.bench.run.ProgramStart;
import org.ratecut.bench.run.ResultsWriter;
import org.ratecut.bench.run.RunProcess;
import org.ratecut.bench.suite.Matrix;
import org.ratecut.bench.suite.PlannedRun;
import org.ratecut.bench.suite.Shard;
import org.ratecut.bench.suite.Suite;
import org.ratecut.bench.suite.SuiteLoader;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.console.InterruptGuard;
import org.ratecut.cli.console.RunningProgram;
import org.ratecut.cli.options.BestKnownOption;
import org.ratecut.cli.progress.BenchProgress;
import org.ratecut.escape.FileNameText;
import org.ratecut.io.FileSource;
import org.ratecut.io.problem.BundledFiles;
import org.ratecut.report.bench.BenchText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs solvers against each other. */
@Command(
    name = "bench",
    header = "Compare solvers on problems, seed by seed.",
    customSynopsis = {
      "ratecut bench [--out FILE] [--resume] [--shard I/N] SUITE",
      "      or  ratecut bench COMMAND"
    },
    description = {
      "Runs every solver of a suite with every seed on every problem, each run in a process of its"
          + " own, and writes a line of results as each ends. Standard output has a table at the"
          + " end, standard error the progress.",
      ""
    },
    subcommands = {BenchMergeCommand.class, BenchAdoptCommand.class, BenchReportCommand.class},
    footer = {
      "",
      "Exit codes: 0 all runs were made (some may have failed: the results say so), 2 wrong usage"
          + " or input, 130 interrupted.",
      "",
      "Examples:",
      "  ratecut bench smoke",
      "  ratecut bench my-suite.json --out mine.jsonl --resume",
      "  ratecut bench paper --shard 1/4 --out part-1.jsonl"
    })
public final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SUITE",
      description = "A suite file, or the name of a bundled one; none lists the bundled ones.")
  private String suiteName;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the results; SUITE-results.jsonl unless given.")
  private String out;

  @Option(
      names = "--resume",
      description = "Go on with the results file where it stopped; begin it if there is none.")
  private boolean resume;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Make only the I-th of N parts of the runs.")
  private String shardText;

  @Mixin private BestKnownOption bestKnown;

  @Override
  public Integer call() {
    SuiteLoader suites = new SuiteLoader(new BundledFiles());
    if (suiteName == null) {
      spec.commandLine().getOut().print(new SuiteList(suites).text());
      return ExitCode.DONE;
    }
    Shard shard = shard();
    Suite suite = suites.load(suiteName);
    Matrix matrix = new Matrix(suite);
    Path target = FileSource.of(out == null ? defaultOut(suite, shard) : out).path();
    AtomicBoolean cancelled = new AtomicBoolean();
    return InterruptGuard.run(
        spec, () -> cancelled.set(true), () -> bench(matrix, shard, target, cancelled));
  }

  private int bench(Matrix matrix, Shard shard, Path target, AtomicBoolean cancelled) {
    try (ResultsWriter results = open(target, matrix, shard)) {
      boolean complete = run(shard.runsOf(matrix), results, cancelled);
      report(target, complete);
      return complete ? ExitCode.DONE : ExitCode.INTERRUPTED;
    }
  }

  private Shard shard() {
    if (shardText == null) {
      return Shard.WHOLE;
    }
    return Shard.parse(shardText)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--shard must be I/N with I from 1 to N, for instance 1/4, not '%s'."
                        .formatted(shardText)));
  }

  private static String defaultOut(Suite suite, Shard shard) {
    String part = shard.text().map(text -> "-" + text.replace("/", "-of-")).orElse("");
    return FileNameText.of(suite.name()) + "-results" + part + ".jsonl";
  }

  private ResultsWriter open(Path target, Matrix matrix, Shard shard) {
    return resume
        ? ResultsWriter.resume(target, matrix.header(shard))
        : ResultsWriter.create(target, matrix.header(shard));
  }

  private boolean run(List<PlannedRun> all, ResultsWriter results, AtomicBoolean cancelled) {
    Set<Integer> done =
        results.earlier().stream().map(RunResult::run).collect(Collectors.toUnmodifiableSet());
    List<PlannedRun> open = all.stream().filter(run -> !done.contains(run.number())).toList();
    RunProcess process =
        new RunProcess(
            ProgramStart.likeThis(RunningProgram.of(spec).getClass()), Environments.current());
    try (BenchProgress progress =
        BenchProgress.open(spec.commandLine().getErr(), all.size() - open.size(), open)) {
      return new BenchRun(process, results, progress).run(open, cancelled::get);
    }
  }

  private void report(Path target, boolean complete) {
    Results results = new ResultsFile().read(new FileSource(target));
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.print(BenchText.table(results.runs(), bestKnown.bounds()));
    if (complete) {
      stdout.print(BenchText.challenges(bestKnown.challenges(target.toString(), results.runs())));
      stdout.println("Results are in %s.".formatted(target));
    } else {
      stdout.println(
          "Interrupted. The results so far are in %s; \"--resume\" goes on.".formatted(target));
    }
    stdout.flush();
  }
}
