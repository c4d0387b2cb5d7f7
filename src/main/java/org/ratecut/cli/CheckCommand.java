package org.ratecut.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundRun;
import org.ratecut.bound.methods.BoundMethods;
import org.ratecut.budget.Budget;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.console.InterruptGuard;
import org.ratecut.cli.options.CommandText;
import org.ratecut.cli.options.InputArguments;
import org.ratecut.cli.options.PlanOption;
import org.ratecut.cli.options.ProblemOptions;
import org.ratecut.cli.options.ProblemOrigin;
import org.ratecut.cli.options.ReportOption;
import org.ratecut.cli.options.ThreadsOption;
import org.ratecut.cli.options.convert.DurationConverter;
import org.ratecut.cli.output.Delivery;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.cli.output.SolutionOutput;
import org.ratecut.escape.VisibleText;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.InputException;
import org.ratecut.io.solution.MadeFrom;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.report.ProgramVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Referees a partition from anywhere. */
@Command(
    name = "check",
    header = "Tell whether a partition is valid, and what it is worth.",
    customSynopsis = {
      "ratecut check [OPTIONS] PROBLEM PARTITION",
      "      or  ratecut check [OPTIONS] SOLUTION.json%n"
    },
    description = {
      "Computes everything from scratch: validity, inference rate, bottleneck, and the memory, load"
          + " and traffic of each device and channel.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 valid, 2 wrong usage or input, 3 not valid.",
      "",
      "Examples:",
      "  ratecut check paper/lenet-2to1_samg55-x4 best.json",
      "  ratecut check --bound --time-limit 20s paper/lenet-2to1_stm32f469-x2 best.part",
      "  ratecut check network.grf devices.tgt network.graph.part.4 --json"
    })
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ProblemOptions problems;

  @Parameters(
      arity = "1..3",
      paramLabel = "[PROBLEM] PARTITION",
      hideParamSyntax = true,
      description =
          "The problem as for \"solve\", which may be two files, and then a solution file, or a"
              + " plain partition: one device number per vertex, in vertex order, separated by"
              + " white space, as METIS writes it. One of them can be -, for standard input. A"
              + " solution file of \"solve\" or \"fleet\" remembers its problem, which may then be"
              + " left out.")
  private List<String> arguments;

  @Option(
      names = "--bound",
      description = "Prove also how far from the best possible the partition is at most.")
  private boolean bound;

  @Option(
      names = "--time-limit",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "60s",
      description = "How long --bound may take, for instance 20s; default: ${DEFAULT-VALUE}.")
  private Duration boundTime;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Number that random choices of --bound depend on; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private ThreadsOption threads;

  @Mixin private ReportOption page;

  @Mixin private PlanOption plan;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--reproduce",
      description = "Print the command that made a solution file, and do nothing else.")
  private boolean reproduce;

  @Override
  public Integer call() {
    threads.check();
    InputArguments.check(spec, arguments.stream());
    page.check();
    plan.check();
    ProblemOrigin.Loaded loaded = ProblemOrigin.load(problems, spec, arguments);
    if (reproduce) {
      return printCommand(loaded);
    }
    requireDistinctFiles();
    AtomicBoolean cancelled = new AtomicBoolean();
    return InterruptGuard.run(
        spec, () -> cancelled.set(true), () -> report(loaded, prove(loaded, cancelled)));
  }

  private int report(ProblemOrigin.Loaded loaded, BoundRun.Result proved) {
    SolutionReport report =
        PipelineReport.complete(
            SolutionReport.ofAssignment(
                loaded.problem(),
                loaded.assignment(),
                proved.best(),
                proved.withdrawals(),
                ProgramVersion.number()));
    SolutionOutput.print(report, json, spec.commandLine().getOut());
    Delivery delivery = new Delivery(spec.commandLine().getErr());
    delivery.attempt(() -> page.write(report));
    delivery.attempt(() -> plan.write(report));
    return delivery.exitCode(report.isValid() ? ExitCode.DONE : ExitCode.INFEASIBLE);
  }

  private int printCommand(ProblemOrigin.Loaded loaded) {
    MadeFrom made =
        loaded
            .made()
            .orElseThrow(
                () ->
                    new InputException(
                        arguments.get(arguments.size() - 1),
                        "",
                        "It does not say which command made it.",
                        "Only solution files that \"solve\" or \"fleet\" wrote do."));
    spec.commandLine().getOut().println(VisibleText.of(CommandText.of(made.command())));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private void requireDistinctFiles() {
    OutputFiles files = new OutputFiles();
    page.addOutput(files);
    plan.addOutput(files);
    problems.addInputs(files);
    files.input(arguments.get(arguments.size() - 1)).check();
  }

  private BoundRun.Result prove(ProblemOrigin.Loaded loaded, AtomicBoolean cancelled) {
    if (!bound) {
      return BoundRun.Result.NOTHING;
    }
    Problem problem = loaded.problem();
    Evaluation evaluation = Evaluator.evaluate(problem, loaded.assignment());
    Optional<Fraction> knownCost =
        Optional.of(evaluation)
            .filter(Evaluation::isValid)
            .map(each -> each.cost(problem.objective()));
    Budget budget =
        Budget.ofTime(boundTime)
            .withThreads(threads.count())
            .withSeed(seed)
            .cancelledAlsoBy(cancelled::get);
    return new BoundRun(BoundMethods.all())
        .run(problem, new BoundBudget(budget, () -> knownCost), each -> {});
  }
}
