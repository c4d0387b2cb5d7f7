package org.ratecut.solver;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.StopReason;

/**
 * Runs a solver on a thread of its own and returns in time even where the solver does not, because
 * it hangs in native code, for instance: then the answer is what the incumbent holds. The thread is
 * a daemon and cannot keep the program alive.
 */
public final class SupervisedSearch {

  /** How long a solver may take to notice that its budget is spent. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private static final Duration GLANCE = Duration.ofMillis(20);

  private final Problem problem;
  private final Budget budget;
  private final Incumbent incumbent;

  /**
   * Prepares a search.
   *
   * @param incumbent for the same problem; may hold an assignment already
   */
  public SupervisedSearch(Problem problem, Budget budget, Incumbent incumbent) {
    this.problem = problem;
    this.budget = budget;
    this.incumbent = incumbent;
  }

  /**
   * Searches until the solver ends, or shortly after the budget is spent.
   *
   * @throws IllegalStateException and whatever else the solver throws: a bug in this program
   */
  public Solution run(Solver solver) {
    FutureTask<StopReason> search =
        new FutureTask<>(() -> solver.solve(problem, budget, incumbent));
    Thread worker = new Thread(search, "search");
    worker.setDaemon(true);
    worker.start();
    return incumbent.toSolution(await(search).orElseGet(this::whyAbandoned));
  }

  private Optional<StopReason> await(FutureTask<StopReason> search) {
    long spentSince = Long.MAX_VALUE;
    while (true) {
      Optional<StopReason> stop = poll(search);
      long now = System.nanoTime();
      if (budget.isSpent() && spentSince == Long.MAX_VALUE) {
        spentSince = now;
      }
      boolean abandoned = spentSince != Long.MAX_VALUE && now - spentSince > GRACE.toNanos();
      if (stop.isPresent() || abandoned) {
        return stop;
      }
    }
  }

  private static Optional<StopReason> poll(FutureTask<StopReason> search) {
    try {
      return Optional.of(search.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(StopReason.INTERRUPTED);
    } catch (ExecutionException e) {
      throw Workers.unchecked(e.getCause());
    }
  }

  private StopReason whyAbandoned() {
    return budget.isCancelled() ? StopReason.INTERRUPTED : StopReason.TIME_LIMIT;
  }
}
