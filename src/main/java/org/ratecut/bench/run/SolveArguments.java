package org.ratecut.bench.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.ratecut.bench.RunSpec;
import org.ratecut.bench.suite.PlannedRun;

/** The arguments of the command line that is a run. */
final class SolveArguments {

  private static final int DIGITS_OF_A_NANOSECOND = 9;

  private SolveArguments() {}

  /** What decides the result; without where to write it. */
  static List<String> of(PlannedRun run) {
    RunSpec spec = run.spec();
    List<String> arguments = new ArrayList<>(List.of("solve", run.problem()));
    add(arguments, "--solver", spec.solver());
    run.config().ifPresent(config -> add(arguments, "--config", config));
    add(arguments, "--objective", "rate");
    add(arguments, "--seed", Long.toString(spec.seed()));
    add(arguments, "--threads", Integer.toString(spec.threads()));
    add(arguments, "--time-limit", seconds(spec));
    spec.stepLimit().ifPresent(steps -> add(arguments, "--step-limit", Long.toString(steps)));
    arguments.addAll(spec.options());
    return arguments;
  }

  private static String seconds(RunSpec spec) {
    return BigDecimal.valueOf(spec.timeLimit().toNanos(), DIGITS_OF_A_NANOSECOND)
            .stripTrailingZeros()
            .toPlainString()
        + "s";
  }

  private static void add(List<String> arguments, String option, String value) {
    arguments.add(option);
    arguments.add(value);
  }
}
