package org.ratecut.bench.run;

import org.ratecut.bench.RunResult;
import org.ratecut.bench.suite.PlannedRun;

/** Hears how a bench goes. */
public interface BenchListener {

  /** A run begins. */
  void onStart(PlannedRun run);

  /** A run has ended, and its result is on the disk. */
  void onResult(RunResult result);
}
