package org.ratecut.cli.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunSpec;
import org.ratecut.bench.suite.PlannedRun;

/** Estimates how long a bench will still take, from how long its runs took so far. */
final class TimeLeft {

  private static final double NANOS = 1e9;

  private final Deque<RunSpec> open = new ArrayDeque<>();
  private double limits;
  private double seconds;

  TimeLeft(List<PlannedRun> runs) {
    runs.forEach(run -> open.add(run.spec()));
  }

  synchronized void add(RunResult result) {
    open.remove();
    limits += seconds(result.spec());
    seconds += result.execution().seconds();
  }

  /** What is left when no run is in progress. */
  synchronized Duration estimate() {
    double perSecondOfLimit = limits == 0 ? 1 : seconds / limits;
    double ahead = open.stream().mapToDouble(TimeLeft::seconds).sum();
    return Duration.ofMillis(Math.round(1e3 * perSecondOfLimit * ahead));
  }

  private static double seconds(RunSpec spec) {
    return spec.timeLimit().toNanos() / NANOS;
  }
}
