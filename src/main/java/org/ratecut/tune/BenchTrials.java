package org.ratecut.tune;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.ratecut.bench.RunSpec;
import org.ratecut.bench.run.RunProcess;
import org.ratecut.bench.suite.Located;
import org.ratecut.bench.suite.PlannedRun;
import org.ratecut.bench.suite.RunLimits;
import org.ratecut.bench.suite.Suite;

/** Makes each run in a process of its own, as a bench does, within the limits of a suite. */
public final class BenchTrials implements Trials {

  private final Suite suite;
  private final String solver;
  private final Goal goal;
  private final RunProcess process;
  private final BooleanSupplier cancelled;
  private int runs;

  /**
   * Prepares.
   *
   * @param suite that has the problems and the limits
   * @param solver that the configurations are for
   * @param goal what a run is worth
   * @param cancelled whether to end now
   */
  public BenchTrials(
      Suite suite, String solver, Goal goal, RunProcess process, BooleanSupplier cancelled) {
    this.suite = suite;
    this.solver = solver;
    this.goal = goal;
    this.process = process;
    this.cancelled = cancelled;
  }

  @Override
  public Optional<OptionalDouble> run(Candidate candidate, Trial trial) {
    return cancelled.getAsBoolean()
        ? Optional.empty()
        : process.run(planned(candidate, trial), cancelled).map(goal::worth);
  }

  private PlannedRun planned(Candidate candidate, Trial trial) {
    RunLimits limits = suite.limits();
    String file = candidate.file().toString();
    RunSpec spec =
        new RunSpec(
            trial.problem(),
            candidate.label(),
            solver,
            Optional.of(file),
            List.of(),
            trial.seed(),
            limits.threads(),
            limits.time(),
            limits.steps(),
            limits.heap());
    return new PlannedRun(runs++, spec, location(trial.problem()), Optional.of(file));
  }

  private String location(String problem) {
    return suite.problems().stream()
        .filter(each -> each.name().equals(problem))
        .map(Located::location)
        .findFirst()
        .orElseThrow();
  }
}
