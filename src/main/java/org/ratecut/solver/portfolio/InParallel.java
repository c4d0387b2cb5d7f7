package org.ratecut.solver.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ratecut.model.Problem;
import org.ratecut.model.StopReason;
import org.ratecut.solver.Budget;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Solver;

/** Runs solvers at the same time on one incumbent, until all have ended. */
final class InParallel implements Solver {

  /**
   * A solver and what it may use.
   *
   * @param threads at least 1
   */
  record Lane(Solver solver, int threads) {}

  private final String name;
  private final List<Lane> lanes;

  InParallel(String name, List<Lane> lanes) {
    this.name = name;
    this.lanes = List.copyOf(lanes);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
    ExecutorService threads = Executors.newFixedThreadPool(lanes.size(), InParallel::daemon);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < lanes.size(); i++) {
        Lane lane = lanes.get(i);
        // Each lane draws other random numbers, also where two run the same solver.
        Budget share = budget.withThreads(lane.threads()).withSeed(budget.seed() + 7_919L * i);
        running.add(threads.submit(() -> lane.solver().solve(problem, share, incumbent)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      budget.cancel();
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
    return incumbent.stopReason(budget).orElse(StopReason.EXHAUSTED);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "lane");
    thread.setDaemon(true);
    return thread;
  }
}
