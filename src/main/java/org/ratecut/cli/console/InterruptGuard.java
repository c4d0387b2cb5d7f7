package org.ratecut.cli.console;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Turns Ctrl-C into an early but orderly end. While it is open, an interrupt (or a request to
 * terminate) cancels the search and lets the command finish its report; the program then ends with
 * the exit code of the command.
 */
public final class InterruptGuard {

  private static final long MAX_SECONDS_TO_FINISH = 10;

  private final CompletableFuture<Integer> exitCode;
  private final Runnable cancel;
  private final Thread hook = new Thread(this::cancelAndAwaitExit, "interrupt");

  private InterruptGuard(CompletableFuture<Integer> exitCode, Runnable cancel) {
    this.exitCode = exitCode;
    this.cancel = cancel;
  }

  /**
   * Runs the part of a command that takes long and reports what came of it.
   *
   * @param spec the command
   * @param cancel lets it end early, from another thread
   * @param work gives the exit code
   * @return that exit code
   */
  public static int run(CommandSpec spec, Runnable cancel, IntSupplier work) {
    InterruptGuard guard = new InterruptGuard(RunningProgram.of(spec).exitCode(), cancel);
    Runtime.getRuntime().addShutdownHook(guard.hook);
    try {
      return work.getAsInt();
    } finally {
      guard.remove();
    }
  }

  private void remove() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already: the hook waits for its exit code.
      return;
    }
  }

  private void cancelAndAwaitExit() {
    cancel.run();
    Runtime.getRuntime().halt(awaitExitCode());
  }

  private int awaitExitCode() {
    try {
      return exitCode.get(MAX_SECONDS_TO_FINISH, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return ExitCode.INTERRUPTED;
    }
  }
}
