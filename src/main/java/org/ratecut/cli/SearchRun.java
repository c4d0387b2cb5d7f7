package org.ratecut.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.ratecut.Ratecut;
import org.ratecut.Result;
import org.ratecut.SolveOptions;
import org.ratecut.bench.run.TraceLog;
import org.ratecut.budget.Budget;
import org.ratecut.cli.progress.ProgressLog;
import org.ratecut.cli.progress.Ticker;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.InputException;
import org.ratecut.io.OutputException;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.solution.ViolationText;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.report.ProgramVersion;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.latency.LatencyLimit;
import org.ratecut.solver.latency.WithinLatency;

/** One search with its log. */
final class SearchRun {

  /** Schedules are found in less. */
  private static final double MAX_SECONDS = 2;

  private final Problem problem;
  private final Solver solver;
  private final Optional<PrintWriter> log;
  private Optional<Assignment> start = Optional.empty();
  private Optional<LatencyLimit> latencyLimit = Optional.empty();
  private Optional<Path> trace = Optional.empty();
  private Optional<OutputException> traceFailure = Optional.empty();

  /**
   * Prepares a search.
   *
   * @param log where to print the log, if anywhere
   */
  SearchRun(Problem problem, Solver solver, Optional<PrintWriter> log) {
    this.problem = problem;
    this.solver = solver;
    this.log = log;
  }

  /**
   * Begins with an assignment.
   *
   * @param origin names it in messages
   * @throws InputException if it is not valid
   */
  void startFrom(Assignment assignment, String origin) {
    Evaluation evaluation = Evaluator.evaluate(problem, assignment);
    if (!evaluation.isValid()) {
      throw new InputException(
          origin,
          "",
          "A search cannot start from an invalid assignment. "
              + new ViolationText(problem).describe(evaluation.violations().get(0)),
          "\"ratecut check\" lists all that is wrong with it.");
    }
    start = Optional.of(assignment);
  }

  /** Keeps only assignments whose schedule is in time. */
  void limitLatency(Duration longest) {
    latencyLimit = Optional.of(new LatencyLimit(longest));
  }

  /** Writes the news of the search into a file, in place of what was there. */
  void traceTo(Path file) {
    trace = Optional.of(file);
  }

  /** Searches and logs until the budget is spent or nothing is left to do. */
  SolutionReport search(Budget budget) {
    Result result =
        trace.isPresent() ? searchWithTrace(budget, trace.get()) : search(budget, Listener.SILENT);
    double seconds = budget.elapsedSeconds();
    SolutionReport report =
        SolutionReport.of(
            result.solution(),
            result.evaluation(),
            new SolutionReport.Run(
                solver.name(), budget.seed(), seconds, latencyLimit.map(LatencyLimit::longest)),
            ProgramVersion.number());
    if (latencyLimit.isPresent()) {
      // The schedule by which the assignment was judged, and no other.
      return report.withPlan(
          report.assignment().flatMap(each -> latencyLimit.get().plan(problem, each)));
    }
    return PipelineReport.complete(report, timeForSchedule(seconds));
  }

  /** So little that an answer is not delayed by more than a tenth. */
  private static Duration timeForSchedule(double searchSeconds) {
    return Duration.ofMillis((long) (1000 * Math.min(MAX_SECONDS, searchSeconds / 20)));
  }

  private Result searchWithTrace(Budget budget, Path file) {
    try (TraceLog news = TraceLog.open(file, problem.objective(), budget::elapsedSeconds)) {
      Result result = search(budget, news);
      traceFailure = news.failure();
      return result;
    }
  }

  /**
   * Checks that all news of the search are in their file.
   *
   * @throws org.ratecut.io.OutputException if they are not
   */
  void requireWholeTrace() {
    traceFailure.ifPresent(
        failure -> {
          throw failure;
        });
  }

  private Result search(Budget budget, Listener news) {
    return log.isPresent() ? searchWithLog(budget, log.get(), news) : improve(budget, news);
  }

  private Result searchWithLog(Budget budget, PrintWriter out, Listener news) {
    ProgressLog progress = new ProgressLog(out, problem.objective(), budget::elapsedSeconds);
    progress.printHeader();
    Ticker ticker = Ticker.start(progress::tick);
    try {
      return improve(budget, progress.andThen(news));
    } finally {
      ticker.stop();
      progress.finish();
    }
  }

  private Result improve(Budget budget, Listener listener) {
    return Ratecut.solve(
        problem,
        budget,
        latencyLimit.isPresent()
            ? SolveOptions.with(new WithinLatency(solver, latencyLimit.get(), start))
                .reportingTo(listener)
            : new SolveOptions(solver, start, listener));
  }
}
