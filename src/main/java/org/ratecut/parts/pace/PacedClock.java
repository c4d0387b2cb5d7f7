package org.ratecut.parts.pace;

import org.ratecut.parts.run.Clock;

/** Lets each stage take the time that its device would. */
public record PacedClock(Pace pace) implements Clock {

  @Override
  public long awaitEnd(int device, int stage, long begin) throws InterruptedException {
    long end = begin + Waiting.nanos(pace.stages().get(device).get(stage));
    Waiting.until(end);
    return end;
  }
}
