package org.ratecut.solver.timefold;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks every few milliseconds, on a thread of its own, whether a search should end: Timefold has
 * no place in which to ask. It keeps asking, since Timefold forgets what it was told before it
 * began.
 */
final class Watch {

  private static final long MILLISECONDS_BETWEEN_LOOKS = 5;

  private final Runnable look;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "timefold-watch");
            thread.setDaemon(true);
            return thread;
          });

  Watch(Runnable look) {
    this.look = look;
  }

  void start() {
    var unused =
        timer.scheduleWithFixedDelay(look, 0, MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
  }

  void stop() {
    timer.shutdownNow();
  }
}
