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
import org.ratecut.certify.CertifiedBound;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.console.InterruptGuard;
import org.ratecut.cli.options.CertificateOption;
import org.ratecut.cli.options.InputArguments;
import org.ratecut.cli.options.ProblemOptions;
import org.ratecut.cli.options.ThreadsOption;
import org.ratecut.cli.options.convert.DurationConverter;
import org.ratecut.cli.output.Delivery;
import org.ratecut.cli.output.OutputFiles;
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
      "Exit codes: 0 done, 1 an output failed, 2 wrong usage or input, 3 proved that there is no"
          + " valid assignment.",
      "",
      "Examples:",
      "  ratecut bound paper/lenet-2to1_stm32f469-x2 --time-limit 30s",
      "  ratecut bound paper/lenet-2to1_stm32f469-x2 --certificate proof.json",
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

  @Mixin private CertificateOption certificate;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(names = "--quiet", description = "Print nothing while proving.")
  private boolean quiet;

  @Override
  public Integer call() {
    threads.check();
    InputArguments.check(spec, problemArguments.stream());
    certificate.check();
    Problem problem = problems.load(problemArguments);
    OutputFiles files = new OutputFiles();
    certificate.addOutput(files);
    problems.addInputs(files);
    files.check();
    AtomicBoolean cancelled = new AtomicBoolean();
    return InterruptGuard.run(
        spec,
        () -> cancelled.set(true),
        () -> {
          BoundRun.Result proved = prove(problem, cancelled);
          return report(problem, proved, certify(problem, proved, cancelled));
        });
  }

  private BoundRun.Result prove(Problem problem, AtomicBoolean cancelled) {
    return new BoundRun(BoundMethods.all())
        .run(problem, BoundBudget.of(budget(cancelled)), bound -> log(problem.objective(), bound));
  }

  private Budget budget(AtomicBoolean cancelled) {
    return Budget.ofTime(timeLimit).withThreads(threads.count()).cancelledAlsoBy(cancelled::get);
  }

  private Optional<CertifiedBound> certify(
      Problem problem, BoundRun.Result proved, AtomicBoolean cancelled) {
    return certificate.make(
        problem,
        proved.components().stream().map(BoundRun.Component::bound).toList(),
        budget(cancelled),
        spec.commandLine().getErr());
  }

  private void log(Objective objective, Bound bound) {
    if (!quiet) {
      spec.commandLine().getErr().println(BoundText.line(objective, bound));
    }
  }

  private int report(Problem problem, BoundRun.Result proved, Optional<CertifiedBound> certified) {
    BoundRun.Result result =
        certified.map(each -> proved.withBetterSupport(each.bound())).orElse(proved);
    Delivery delivery = new Delivery(spec.commandLine().getErr());
    certified.ifPresent(each -> delivery.attempt(() -> certificate.write(problem, each)));
    BoundText text = new BoundText(problem, result);
    spec.commandLine().getOut().print(json ? text.json() : text.text());
    spec.commandLine().getOut().flush();
    boolean infeasible = result.best().filter(Bound::isInfeasible).isPresent();
    return delivery.exitCode(infeasible ? ExitCode.INFEASIBLE : ExitCode.DONE);
  }
}
