package org.ratecut.solver.timefold;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.event.BestSolutionChangedEvent;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.solver.Incumbent;

/** One search by Timefold: tells the incumbent what it finds, and stops it in time. */
final class TimefoldRun {

  private final Problem problem;
  private final Budget budget;
  private final Incumbent incumbent;
  private final String source;
  private long costOffered = Long.MAX_VALUE;

  /** Prepares a search; {@code source} names it in the log. */
  TimefoldRun(Problem problem, Budget budget, Incumbent incumbent, String source) {
    this.problem = problem;
    this.budget = budget;
    this.incumbent = incumbent;
    this.source = source;
  }

  /** Searches until the budget is spent or the incumbent needs no more. */
  void search(TimefoldSettings settings, Assignment start) {
    costOffered = Long.MAX_VALUE;
    ScoreScale scale = ScoreScale.at(new AssignmentState(problem, start), problem.objective());
    Solver<Placement> solver = settings.solver(budget);
    solver.addEventListener(event -> hear(solver, event));
    Watch watch = new Watch(() -> endIfNeedless(solver));
    watch.start();
    try {
      var unused = solver.solve(Placement.of(problem, scale, start));
    } finally {
      watch.stop();
    }
  }

  private void hear(Solver<Placement> solver, BestSolutionChangedEvent<Placement> event) {
    HardMediumSoftLongScore score = (HardMediumSoftLongScore) event.getNewBestScore();
    long cost = -score.mediumScore();
    if (score.hardScore() == 0 && cost < costOffered) {
      costOffered = cost;
      incumbent.offer(event.getNewBestSolution().toAssignment(), source);
      // Here and not only on the watch's time, so that a target ends all runs at the same move.
      endIfNeedless(solver);
    }
  }

  private void endIfNeedless(Solver<Placement> solver) {
    if (incumbent.stopReason(budget).isPresent()) {
      solver.terminateEarly();
    }
  }
}
