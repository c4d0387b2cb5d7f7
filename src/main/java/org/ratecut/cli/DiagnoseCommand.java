package org.ratecut.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.ratecut.budget.Budget;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.console.InterruptGuard;
import org.ratecut.cli.options.InputArguments;
import org.ratecut.cli.options.ProblemOptions;
import org.ratecut.cli.options.ThreadsOption;
import org.ratecut.cli.options.convert.DurationConverter;
import org.ratecut.diagnose.Diagnoser;
import org.ratecut.diagnose.Diagnosis;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Problem;
import org.ratecut.report.diagnosis.DiagnosisJson;
import org.ratecut.report.diagnosis.DiagnosisText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why nothing fits, or what limits what fits. */
@Command(
    name = "diagnose",
    header = "Find out why nothing fits, or what limits the rate.",
    description = {
      "If nothing fits: which layers do not fit on which devices, how much memory is missing, and"
          + " what would repair it. If something fits: the bottleneck, and what the rate would be"
          + " with a faster device, a wider channel or more memory. Ctrl-C ends it early with what"
          + " is known by then.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 something fits, 2 wrong usage or input, 3 proved that nothing fits, 4 nothing"
          + " found and nothing proved.",
      "",
      "Examples:",
      "  ratecut diagnose networks/lenet-2to1 devices/stm32l433-x3",
      "  ratecut diagnose paper/lenet-2to1_samg55-x4 --time-limit 1m --json"
    })
final class DiagnoseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ProblemOptions problems;

  @Parameters(
      arity = "1..2",
      paramLabel = "PROBLEM",
      description = "As for \"solve\": a problem, or a network and a device set.")
  private List<String> problemArguments;

  @Option(
      names = "--time-limit",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "30s",
      description =
          "How long all parts together may take, for instance 500ms, 60s or 2m; default:"
              + " ${DEFAULT-VALUE}.")
  private Duration timeLimit;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Number that random choices depend on; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private ThreadsOption threads;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(names = "--quiet", description = "Print nothing while diagnosing.")
  private boolean quiet;

  private long start;

  @Override
  public Integer call() {
    threads.check();
    InputArguments.check(spec, problemArguments.stream());
    start = System.nanoTime();
    Problem problem = problems.load(problemArguments);
    Budget budget = Budget.ofTime(timeLimit).withSeed(seed).withThreads(threads.count());
    Diagnoser diagnoser = new Diagnoser(problem, budget, this::log);
    return InterruptGuard.run(spec, budget::cancel, () -> report(problem, diagnoser.diagnose()));
  }

  private void log(String step) {
    if (!quiet) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      spec.commandLine()
          .getErr()
          .println(
              "%6s  %s".formatted(Figures.seconds(elapsed.toMillis() / 1e3), VisibleText.of(step)));
    }
  }

  private int report(Problem problem, Diagnosis diagnosis) {
    spec.commandLine()
        .getOut()
        .print(
            json
                ? new DiagnosisJson(problem).text(diagnosis)
                : new DiagnosisText(problem).text(diagnosis));
    if (!json && !(diagnosis instanceof Diagnosis.Limited)) {
      spec.commandLine()
          .getOut()
          .print(problems.advice(problem, problemArguments, threads.count()));
    }
    spec.commandLine().getOut().flush();
    if (diagnosis instanceof Diagnosis.Infeasible) {
      return ExitCode.INFEASIBLE;
    }
    return diagnosis instanceof Diagnosis.Limited ? ExitCode.DONE : ExitCode.NOTHING_FOUND;
  }
}
