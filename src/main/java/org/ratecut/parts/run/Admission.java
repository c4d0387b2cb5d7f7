package org.ratecut.parts.run;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** Lets inferences begin, so that no more than a given number are under way. */
public final class Admission {

  private final Semaphore free;
  private final int inFlight;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * Admits nothing yet.
   *
   * @param inFlight how many inferences are under way at most, at least 1
   */
  public Admission(int inFlight) {
    this.inFlight = inFlight;
    this.free = new Semaphore(inFlight);
  }

  /** Says that an inference has ended; may be called from any thread. */
  public void answered() {
    free.release();
  }

  /** Ends the run for a reason, of which the first counts; may be called from any thread. */
  public void fail(Throwable reason) {
    failure.compareAndSet(null, reason);
    free.release(inFlight);
  }

  /**
   * Begins inferences one after the other and returns when all have ended.
   *
   * @throws InterruptedException if this thread is interrupted
   */
  public void run(long count, LongConsumer begin) throws InterruptedException {
    for (long k = 0; k < count; k++) {
      free.acquire();
      rethrow();
      begin.accept(k);
    }
    free.acquire(inFlight);
    rethrow();
    free.release(inFlight);
  }

  private void rethrow() {
    Throwable reason = failure.get();
    if (reason instanceof RuntimeException exception) {
      throw exception;
    }
    if (reason instanceof Error error) {
      throw error;
    }
  }
}
