package org.ratecut.cli.progress;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls something ten times a second until it is stopped, on a thread that nothing waits for. */
public final class Ticker {

  private static final long MILLIS = 100;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });

  private Ticker() {}

  public static Ticker start(Runnable action) {
    Ticker ticker = new Ticker();
    var unused = ticker.timer.scheduleAtFixedRate(action, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    return ticker;
  }

  public void stop() {
    timer.shutdownNow();
  }
}
