package org.ratecut.cpsat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A call of native code that promises to end in time and may not keep it: SCIP's presolve has been
 * seen to run for an hour where 60 milliseconds were allowed, deaf to its own interruption. Nothing
 * ends such a call but the end of the program; so it is made in a thread of its own and left
 * behind.
 */
final class NativeCall {

  /** How much later than promised an answer may come. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final long POLL_MILLIS = 20;

  private NativeCall() {}

  /**
   * The answer, or nothing if it does not come in time or is not wanted any more.
   *
   * @param limit in which the call promises to end
   * @param isCancelled whether nobody waits for the answer
   */
  static <T> Optional<T> await(Supplier<T> call, Duration limit, BooleanSupplier isCancelled) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(answer, call), "second-solver");
    thread.setDaemon(true);
    thread.start();
    long deadline = System.nanoTime() + limit.plus(GRACE).toNanos();
    Optional<T> found = Optional.empty();
    while (found.isEmpty()
        && System.nanoTime() - deadline < 0
        && !isCancelled.getAsBoolean()
        && !Thread.currentThread().isInterrupted()) {
      found = poll(answer);
    }
    return found;
  }

  private static <T> Optional<T> poll(CompletableFuture<T> answer) {
    try {
      return Optional.of(answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The second solver failed.", e.getCause());
    }
  }

  private static <T> void complete(CompletableFuture<T> answer, Supplier<T> call) {
    try {
      answer.complete(call.get());
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }
}
