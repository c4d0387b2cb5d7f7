package org.ratecut.parts.run;

/** How long devices take, in place of how long this machine does. */
@FunctionalInterface
public interface Clock {

  /** Devices take as long as this machine does. */
  Clock UNPACED = (device, stage, begin) -> {};

  /**
   * Waits until a stage that began at a time has taken its time on its device.
   *
   * @param begin of {@link System#nanoTime}
   * @throws InterruptedException if the run is stopped
   */
  void awaitEnd(int device, int stage, long begin) throws InterruptedException;
}
