package org.ratecut.report.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.bench.Results;
import org.ratecut.bench.ResultsHeader;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunResults;
import org.ratecut.bench.RunSpec;
import org.ratecut.bench.bestknown.StoredBounds;
import org.ratecut.model.Assignment;

/** Two solvers with two seeds on three problems; one run failed. */
final class MadeUpBench {

  private MadeUpBench() {}

  static BenchSummary summary() {
    List<RunResult> runs = new ArrayList<>();
    for (int problem = 0; problem < 3; problem++) {
      for (int seed = 1; seed <= 2; seed++) {
        runs.add(run(runs.size(), "p" + problem, "anneal", seed, 90 + 10 * seed));
      }
      runs.add(run(runs.size(), "p" + problem, "<i>metis", 1, 100 + problem));
      RunSpec second = RunResults.spec("p" + problem, "<i>metis", 2);
      runs.add(
          problem == 2
              ? RunResults.failed(runs.size(), second)
              : run(runs.size(), "p" + problem, "<i>metis", 2, 70));
    }
    return BenchSummary.of(new Results(header(), runs, 0, false), List.of(), StoredBounds.NONE);
  }

  static RunResult run(int number, String problem, String solver, long seed, double rate) {
    return RunResults.solved(
        number, RunResults.spec(problem, solver, seed), rate, Assignment.of(0, 1));
  }

  static ResultsHeader header() {
    return new ResultsHeader("<b>smoke", 99, "0", Optional.empty());
  }
}
