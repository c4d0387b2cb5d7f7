package org.ratecut.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ratecut.budget.Budget;

/** Runs the parts of a search at the same time, each on a daemon thread of its own. */
public final class Workers {

  private Workers() {}

  /**
   * Runs all and waits until all have ended. One that fails cancels the budget, so that the others
   * do not search on for an answer that nobody will get.
   *
   * @param name of the threads
   * @param budget that the workers keep
   * @throws RuntimeException or Error, what the first of the list that failed has thrown
   */
  public static void runAll(String name, Budget budget, List<? extends Runnable> workers) {
    ExecutorService threads = Executors.newFixedThreadPool(workers.size(), r -> daemon(r, name));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable worker : workers) {
        running.add(threads.submit(() -> runOrCancel(worker, budget)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void runOrCancel(Runnable worker, Budget budget) {
    boolean ended = false;
    try {
      worker.run();
      ended = true;
    } finally {
      if (!ended) {
        budget.cancel();
      }
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** What another thread has thrown, to throw it here. */
  static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }
}
