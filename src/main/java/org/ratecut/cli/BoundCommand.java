package org.ratecut.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundRun;
import org.ratecut.bound.methods.BoundMethods;
import org.ratecut.budget.Budget;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.console.InterruptGuard;
import org.ratecut.cli.options.DurationConverter;
import org.ratecut.cli.options.InputArguments;
import org.ratecut.cli.options.ProblemOptions;
import org.ratecut.cli.options.ThreadsOption;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.Bound;
import org.ratecut.report.bound.BoundText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves how good an assignment can be at most. */
@Command(
    name = "bound",
    header = "Prove that no assignment is better than some rate.",
    description = {
      "Runs every argument that Ratecut knows within the time limit. Standard output has the best"
          + " bound, what gave it, and the best of each other argument; standard error has them as"
          + " they are proved. Every bound printed is proved in exact arithmetic.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or input, 3 proved that there is no valid assignment.",
      "",
      "Examples:",
      "  ratecut bound paper/lenet-2to1_stm32f469-x2 --time-limit 30s",
      "  ratecut bound network.grf devices.tgt --json"
    })
final class BoundCommand implements Callable<Integer> {

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
      defaultValue = "60s",
      description = "How long to prove, for instance 500ms, 60s or 2m; default: ${DEFAULT-VALUE}.")
  private Duration timeLimit;

  @Mixin private ThreadsOption threads;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(names = "--quiet", description = "Print nothing while proving.")
  private boolean quiet;

  @Override
  public Integer call() {
    threads.check();
    InputArguments.check(spec, problemArguments.stream());
    Problem problem = problems.load(problemArguments);
    AtomicBoolean cancelled = new AtomicBoolean();
    return InterruptGuard.run(
        spec, () -> cancelled.set(true), () -> report(problem, prove(problem, cancelled)));
  }

  private BoundRun.Result prove(Problem problem, AtomicBoolean cancelled) {
    BoundBudget budget =
        BoundBudget.of(
            Budget.ofTime(timeLimit).withThreads(threads.count()).cancelledAlsoBy(cancelled::get));
    return new BoundRun(BoundMethods.all())
        .run(problem, budget, bound -> log(problem.objective(), bound));
  }

  private void log(Objective objective, Bound bound) {
    if (!quiet) {
      spec.commandLine().getErr().println(BoundText.line(objective, bound));
    }
  }

  private int report(Problem problem, BoundRun.Result result) {
    BoundText text = new BoundText(problem, result);
    spec.commandLine().getOut().print(json ? text.json() : text.text());
    spec.commandLine().getOut().flush();
    boolean infeasible = result.best().filter(Bound::isInfeasible).isPresent();
    return infeasible ? ExitCode.INFEASIBLE : ExitCode.DONE;
  }
}
