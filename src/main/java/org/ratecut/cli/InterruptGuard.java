package org.ratecut.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Turns Ctrl-C into an early but orderly end. While it is open, an interrupt (or a request to
 * terminate) cancels the search and lets the command finish its report; the program then ends with
 * the exit code of the command.
 */
final class InterruptGuard {

  private static final long MOST_SECONDS_TO_FINISH = 10;

  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final Runnable cancel;
  private final Thread hook = new Thread(this::cancelAndAwaitExit, "interrupt");

  private InterruptGuard(Runnable cancel) {
    this.cancel = cancel;
  }

  /** From now on an interrupt runs {@code cancel} and awaits {@link #finish}. */
  static InterruptGuard open(Runnable cancel) {
    InterruptGuard guard = new InterruptGuard(cancel);
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  /** The command has reported everything. Returns its exit code. */
  int finish(int code) {
    exitCode.complete(code);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already: the hook runs and takes the exit code.
      return code;
    }
    return code;
  }

  private void cancelAndAwaitExit() {
    cancel.run();
    Runtime.getRuntime().halt(awaitExitCode());
  }

  private int awaitExitCode() {
    try {
      return exitCode.get(MOST_SECONDS_TO_FINISH, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return ExitCode.INTERRUPTED;
    }
  }
}
