package org.ratecut.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.pipeline.schedule.SchedulePlanner;

/** Adds to a report what a pipeline needs that reaches the rate. */
final class PipelineReport {

  private static final int TRIES = 300;

  /** Where loops of feedback need a longer period. */
  private static final int TRIES_OF_MANY = 30;

  /** Of plain graphs with more, each level of each device may be a step. */
  private static final int MAX_VERTICES = 200_000;

  private static final Duration DEFAULT_TIME = Duration.ofSeconds(2);

  private PipelineReport() {}

  /**
   * The report with a schedule; a first one takes no time, and a better one two seconds at most.
   */
  static SolutionReport complete(SolutionReport report) {
    return complete(report, DEFAULT_TIME);
  }

  /**
   * The report with a schedule.
   *
   * @param time for finding a better one than the first
   */
  static SolutionReport complete(SolutionReport report, Duration time) {
    return report.withPlan(
        report.assignment().flatMap(assignment -> plan(report, assignment, time)));
  }

  private static Optional<SchedulePlan> plan(
      SolutionReport report, Assignment assignment, Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    Problem problem = report.problem();
    if (problem.vertexCount() > MAX_VERTICES
        || !SchedulePlanner.isPossible(problem, report.evaluation().orElseThrow())) {
      return Optional.empty();
    }
    SchedulePlanner planner = new SchedulePlanner(problem, assignment, 1);
    BooleanSupplier isStopped = () -> System.nanoTime() - deadline > 0;
    SchedulePlan fast = planner.atModelPeriod(TRIES, isStopped);
    return Optional.of(
        fast.keepsFeedback() ? fast : planner.fastest(Long.MAX_VALUE, TRIES_OF_MANY, isStopped));
  }
}
