package org.ratecut.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.ratecut.io.InputException;

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

  /**
   * Runs the part of a command that takes long and reports what came of it.
   *
   * @param cancel lets it end early, from another thread
   * @param command gives the exit code
   * @return that exit code
   */
  static int run(Runnable cancel, IntSupplier command) {
    InterruptGuard guard = new InterruptGuard(cancel);
    Runtime.getRuntime().addShutdownHook(guard.hook);
    int code = ExitCode.INTERNAL_ERROR;
    try {
      code = command.getAsInt();
    } catch (InputException e) {
      code = ExitCode.BAD_INPUT;
      throw e;
    } finally {
      guard.finish(code);
    }
    return code;
  }

  private void finish(int code) {
    exitCode.complete(code);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already: the hook runs and takes the exit code.
      return;
    }
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
