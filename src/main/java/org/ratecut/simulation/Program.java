package org.ratecut.simulation;

import java.util.List;

/**
 * What a device or channel does, again and again: its operations in the order in which a period has
 * them. In round {@code r} an operation that is planned {@code s} periods after an inference began
 * is done for inference {@code r - s}, if there is one.
 */
final class Program {

  private final List<Integer> order;
  private final long[] stage;
  private final int inferences;
  private final long lastRound;
  private int position;
  private long round;
  private boolean isBusy;
  private boolean isLate;
  private long wakeTime = -1;

  /**
   * A program at its beginning.
   *
   * @param order of its operations, at least one
   * @param stage of every operation of the plan, in whole periods
   */
  Program(List<Integer> order, long[] stage, int inferences) {
    this.order = order;
    this.stage = stage;
    this.inferences = inferences;
    this.lastRound = order.stream().mapToLong(i -> stage[i]).max().orElseThrow() + inferences;
    skip();
  }

  private void skip() {
    while (round <= lastRound && (inference() < 0 || inference() >= inferences)) {
      step();
    }
    if (round > lastRound) {
      position = -1;
    }
  }

  private void step() {
    if (++position == order.size()) {
      position = 0;
      round++;
    }
  }

  boolean isDone() {
    return position < 0;
  }

  /** What comes next. */
  int operation() {
    return order.get(position);
  }

  /** For which inference it comes. */
  long inference() {
    return round - stage[order.get(position)];
  }

  boolean isBusy() {
    return isBusy;
  }

  /** Begins what comes next. */
  void begin() {
    isBusy = true;
  }

  /** Ends it. */
  void end() {
    isBusy = false;
    isLate = false;
    step();
    skip();
  }

  /** Notes that what comes next is late; returns whether this is news. */
  boolean noteLate() {
    boolean isNews = !isLate;
    isLate = true;
    return isNews;
  }

  /** Notes when it is woken; returns whether this is news. */
  boolean noteWake(long time) {
    boolean isNews = time != wakeTime;
    wakeTime = time;
    return isNews;
  }
}
