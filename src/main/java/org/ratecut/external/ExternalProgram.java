package org.ratecut.external;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.ratecut.io.InputException;
import org.ratecut.model.solution.StopReason;

/**
 * A program to run in a folder, without a shell: arguments arrive as they are, whatever characters
 * they have. Its standard input is empty. It and its children are stopped when the search must end.
 *
 * @param command the program and its arguments
 * @param folder where it runs
 * @param maxOutput bytes of standard output to keep; what is beyond is read and dropped
 */
record ExternalProgram(List<String> command, Path folder, int maxOutput) {

  private static final int MAX_ERROR_OUTPUT = 1 << 16;
  private static final int GLANCE_MILLIS = 5;

  ExternalProgram {
    command = List.copyOf(command);
  }

  /**
   * What a run that was not stopped left behind.
   *
   * @param text the beginning of its standard output
   * @param isCut whether there was more
   */
  record Output(String text, boolean isCut) {}

  /** How a run ended: with output, or stopped for a reason. */
  record End(Optional<Output> output, Optional<StopReason> stopped) {}

  /**
   * Runs it to its end, or until there is a reason to stop.
   *
   * @throws InputException if it cannot be started or does not exit with 0
   */
  End run(Supplier<Optional<StopReason>> stopReason) {
    Process process = start();
    try {
      process.getOutputStream().close();
      Drain output = Drain.start(process.getInputStream(), maxOutput);
      Drain errors = Drain.start(process.getErrorStream(), MAX_ERROR_OUTPUT);
      while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
        Optional<StopReason> stop = stopReason.get();
        if (stop.isPresent()) {
          return new End(Optional.empty(), stop);
        }
      }
      output.await();
      errors.await();
      requireSuccess(process.exitValue(), output, errors);
      return new End(Optional.of(output.result()), Optional.empty());
    } catch (IOException e) {
      throw complaint("it cannot be run: " + e.getMessage() + ".", "Run it by hand.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new End(Optional.empty(), Optional.of(StopReason.INTERRUPTED));
    } finally {
      stop(process);
    }
  }

  private Process start() {
    try {
      return new ProcessBuilder(command).directory(folder.toFile()).start();
    } catch (IOException e) {
      throw complaint(
          "it cannot be started: " + e.getMessage() + ".",
          "Check that the program is there, and that it may be executed.");
    }
  }

  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void requireSuccess(int exitCode, Drain output, Drain errors) {
    if (exitCode != 0) {
      String said = errors.lastLines().isEmpty() ? output.lastLines() : errors.lastLines();
      throw complaint(
          "it ended with exit code %d%s".formatted(exitCode, said.isEmpty() ? "." : ": " + said),
          "Run it by hand, with an input of \"ratecut convert\", to see what it lacks.");
    }
  }

  private InputException complaint(String problem, String advice) {
    return new InputException(command.get(0), "", "This program is of no help: " + problem, advice);
  }
}
