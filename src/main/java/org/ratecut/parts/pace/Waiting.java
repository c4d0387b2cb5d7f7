package org.ratecut.parts.pace;

import java.util.concurrent.locks.LockSupport;

/** Waits until a moment. */
final class Waiting {

  private Waiting() {}

  /**
   * Waits until {@link System#nanoTime} is at least a time.
   *
   * @throws InterruptedException if this thread is interrupted
   */
  static void until(long nanos) throws InterruptedException {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
