package org.ratecut.parts.run;

/** How long devices take, in place of how long this machine does. */
@FunctionalInterface
public interface Clock {

  /** Devices take as long as this machine does. */
  Clock UNPACED = (device, stage, begin) -> System.nanoTime();

  /**
   * Waits until a stage that began at a time has taken its time on its device.
   *
   * @param begin of {@link System#nanoTime}
   * @return when the stage ended, which is when the next can begin
   * @throws InterruptedException if the run is stopped
   */
  long awaitEnd(int device, int stage, long begin) throws InterruptedException;
}
