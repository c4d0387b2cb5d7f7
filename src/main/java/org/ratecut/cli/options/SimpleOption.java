package org.ratecut.cli.options;

import java.util.List;
import java.util.Optional;
import java.util.Stack;
import java.util.regex.Pattern;
import org.ratecut.Ratecut;
import org.ratecut.budget.Budget;
import org.ratecut.cli.options.convert.GapConverter;
import org.ratecut.io.solution.PlanFigures;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.model.Objective;
import org.ratecut.model.exact.Fraction;
import org.ratecut.solver.tidy.simple.SimplePlan;
import org.ratecut.solver.tidy.simple.SimplePlans;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** A simpler plan for a little of the rate, as an option. */
public final class SimpleOption {

  private static final String DEFAULT = "3%";
  private static final Pattern SHARE = Pattern.compile("\\d+(\\.\\d*)?%?");

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--simple",
      arity = "0..1",
      paramLabel = "SHARE",
      parameterConsumer = OptionalShare.class,
      description =
          "Give up at most this share of the rate, 3%% unless another is given (--simple=5%%), for"
              + " less traffic and fewer pieces of layers; shows what can be had for how much.")
  private Fraction maxLoss;

  /** Takes the next argument only if it looks like a share, not like the name of a problem. */
  static final class OptionalShare implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
      boolean isGiven = !arguments.isEmpty() && SHARE.matcher(arguments.peek()).matches();
      try {
        option.setValue(new GapConverter().convert(isGiven ? arguments.pop() : DEFAULT));
      } catch (TypeConversionException e) {
        throw new ParameterException(
            command.commandLine(), "Invalid value for option '--simple': " + e.getMessage());
      }
    }
  }

  /** Rejects what does not go together. */
  public void check(boolean hasMaxLatency, Objective objective) {
    if (maxLoss == null) {
      return;
    }
    if (hasMaxLatency) {
      throw new ParameterException(
          spec.commandLine(),
          "--simple and --max-latency do not go together: a simpler plan may be too late.");
    }
    if (objective == Objective.COMMUNICATION) {
      throw new ParameterException(
          spec.commandLine(),
          "--simple gives up some of the rate, but the objective is communication.");
    }
  }

  /**
   * The report of the simplest plan, with the others to choose from; empty if it is not wanted, or
   * nothing was found.
   *
   * @param search whose target rate is kept
   */
  public Optional<SolutionReport> simplify(SolutionReport found, Budget search) {
    if (maxLoss == null || !found.isValid()) {
      return Optional.empty();
    }
    List<SimplePlan> all =
        Ratecut.simplify(found.problem(), found.assignment().orElseThrow(), maxLoss, search);
    List<SimplePlan> plans =
        all.stream().filter(each -> each.equals(all.get(0)) || hasTarget(each, search)).toList();
    SimplePlan simplest = SimplePlans.simplest(plans);
    return Optional.of(
        found.withSimpler(
            simplest.assignment(),
            plans.stream().map(each -> figures(each, each.equals(simplest))).toList()));
  }

  private static boolean hasTarget(SimplePlan plan, Budget search) {
    return plan.evaluation()
        .inferenceRate()
        .filter(rate -> search.targetRate().filter(rate::isLessThan).isPresent())
        .isEmpty();
  }

  private static PlanFigures figures(SimplePlan plan, boolean isChosen) {
    return new PlanFigures(
        plan.evaluation().inferenceRate(), plan.traffic(), plan.pieces(), isChosen);
  }
}
