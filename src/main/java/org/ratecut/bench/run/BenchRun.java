package org.ratecut.bench.run;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.suite.PlannedRun;

/** Makes one run after the other and keeps each result before the next begins. */
public final class BenchRun {

  private final RunProcess process;
  private final ResultsWriter results;
  private final BenchListener listener;

  public BenchRun(RunProcess process, ResultsWriter results, BenchListener listener) {
    this.process = process;
    this.results = results;
    this.listener = listener;
  }

  /**
   * Makes the runs.
   *
   * @param cancelled whether to end the run in progress, without a result, and make no more
   * @return whether all runs were made
   */
  public boolean run(List<PlannedRun> runs, BooleanSupplier cancelled) {
    for (PlannedRun run : runs) {
      if (cancelled.getAsBoolean()) {
        return false;
      }
      listener.onStart(run);
      Optional<RunResult> result = process.run(run, cancelled);
      if (result.isEmpty()) {
        return false;
      }
      results.append(result.get());
      listener.onResult(result.get());
    }
    return true;
  }
}
