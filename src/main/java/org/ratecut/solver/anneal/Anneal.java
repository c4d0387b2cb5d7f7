package org.ratecut.solver.anneal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.ratecut.solver.Workers;

/**
 * Simulated annealing in many descents, on as many threads as the budget has. One step of a step
 * limit is 1,000 moves drawn on each thread. With a step limit the threads do not look at each
 * other, so that the result depends on the seed and the number of threads alone.
 */
public final class Anneal implements Solver {

  private final AnnealSettings settings;

  public Anneal() {
    this(AnnealSettings.DEFAULT);
  }

  public Anneal(AnnealSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "anneal";
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    if (!problem.hasChoice()) {
      return offerTheOnlyAssignment(problem, budget, incumbent);
    }
    List<Level> levels = Level.of(problem, settings.starts().coarsestVertices());
    List<AnnealWorker> workers = new ArrayList<>();
    for (int thread = 0; thread < budget.threads(); thread++) {
      workers.add(new AnnealWorker(levels, settings, budget, incumbent, thread));
    }
    if (workers.size() == 1) {
      workers.get(0).run();
    } else {
      Workers.runAll(name(), budget, workers);
    }
    // In the order of the threads, so that equally good assignments do not race.
    for (AnnealWorker worker : workers) {
      worker.best().ifPresent(assignment -> incumbent.offer(assignment, name()));
    }
    return incumbent.stopReason(budget).orElse(StopReason.TIME_LIMIT);
  }

  private StopReason offerTheOnlyAssignment(Problem problem, Budget budget, Incumbent incumbent) {
    Optional<StopReason> stop = incumbent.stopReason(budget);
    if (stop.isPresent()) {
      return stop.get();
    }
    Assignment only = LevelSearch.randomAssignment(problem, new SplittableRandom(budget.seed()));
    if (new AssignmentState(problem, only).isValid()) {
      incumbent.offer(only, name());
    }
    return incumbent.stopReason(budget).orElse(StopReason.EXHAUSTED);
  }
}
