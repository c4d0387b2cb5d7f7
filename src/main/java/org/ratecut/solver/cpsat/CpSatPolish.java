package org.ratecut.solver.cpsat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;
import org.ratecut.solver.Workers;
import org.ratecut.solver.construct.Seeds;

/**
 * Large-neighbourhood search (Shaw, 1998): sets some vertices around the bottleneck free, leaves
 * all others where they are, and lets CP-SAT find what is better for them. It improves what the
 * incumbent holds, or a seed. One step of a step limit is one neighbourhood on each thread.
 */
public final class CpSatPolish implements Solver {

  static final String NAME = "cpsat-polish";

  private final PolishSettings settings;
  private final NativeLibrary library;

  public CpSatPolish() {
    this(PolishSettings.DEFAULT);
  }

  public CpSatPolish(PolishSettings settings) {
    this(settings, new NativeLibrary());
  }

  CpSatPolish(PolishSettings settings, NativeLibrary library) {
    this.settings = settings;
    this.library = library;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    if (budget.stepLimit().orElse(1) == 0) {
      return StopReason.TIME_LIMIT;
    }
    Seeds.offerIfNothingIsKnown(problem, budget, incumbent);
    Optional<StopReason> stop = incumbent.stopReason(budget);
    if (stop.isPresent()) {
      return stop.get();
    }
    Optional<Assignment> start = incumbent.assignment();
    if (start.isEmpty() || !library.isAvailable("The solver cpsat-polish can do nothing")) {
      return StopReason.EXHAUSTED;
    }
    List<PolishWorker> workers = new ArrayList<>();
    for (int thread = 0; thread < budget.threads(); thread++) {
      workers.add(new PolishWorker(problem, budget, incumbent, settings, start.get(), thread));
    }
    Workers.runAll(name(), budget, workers);
    // In the order of the threads, so that equally good assignments do not race.
    workers.forEach(worker -> incumbent.offer(worker.current(), name()));
    boolean isExhausted = workers.stream().anyMatch(PolishWorker::isExhausted);
    return incumbent
        .stopReason(budget)
        .orElse(isExhausted ? StopReason.EXHAUSTED : StopReason.TIME_LIMIT);
  }
}
