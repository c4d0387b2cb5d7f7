package org.ratecut.solver.portfolio;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.ratecut.bound.Bound;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundRun;
import org.ratecut.bound.methods.BoundMethods;
import org.ratecut.model.Problem;
import org.ratecut.solver.Budget;
import org.ratecut.solver.Incumbent;

/** Proves bounds on a thread of its own while a search runs, and tells them to the incumbent. */
final class Prover {

  private final Problem problem;
  private final Budget budget;
  private final Incumbent incumbent;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::prove, "bounds");

  Prover(Problem problem, Budget budget, Incumbent incumbent) {
    this.problem = problem;
    this.budget = budget;
    this.incumbent = incumbent;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Lets the thread end, without waiting for it: what it proves from here on nobody needs.
   *
   * @throws RuntimeException what went wrong in a proof, if anything: a bug in this program
   */
  void stop() {
    stopped.set(true);
    RuntimeException wrong = failure.get();
    if (wrong != null) {
      throw wrong;
    }
  }

  private void prove() {
    BoundBudget limits =
        new BoundBudget(
            System.nanoTime() + budget.remaining().toNanos(),
            () -> stopped.get() || budget.isCancelled() || incumbent.isClosed(),
            1,
            budget.seed(),
            incumbent::cost);
    try {
      var unused = new BoundRun(BoundMethods.all()).run(problem, limits, this::tell);
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private void tell(Bound bound) {
    if (stopped.get()) {
      return;
    }
    if (bound.isInfeasible()) {
      incumbent.proveInfeasible(bound.argument());
    } else {
      incumbent.offerBound(bound.cost().orElseThrow(), bound.argument());
    }
  }
}
