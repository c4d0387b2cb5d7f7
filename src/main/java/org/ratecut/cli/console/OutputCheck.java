package org.ratecut.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.ratecut.temporary.FailureReason;

/** Looks whether all that was printed arrived, at the end of a command. */
public final class OutputCheck {

  private OutputCheck() {}

  /**
   * The exit code of the program.
   *
   * @param code of the command
   */
  public static int exitCode(int code, StandardOutput out, PrintWriter err) {
    Optional<IOException> failure = out.failure();
    if (failure.isEmpty()) {
      return code;
    }
    boolean hasFailed = code == ExitCode.INTERNAL_ERROR || code == ExitCode.BAD_INPUT;
    if (StandardOutput.isReaderGone(failure.get())) {
      return hasFailed ? code : ExitCode.OUTPUT_CLOSED;
    }
    err.println(
        "Standard output cannot be written, so the result is lost or cut: %s."
            .formatted(FailureReason.of(failure.get())));
    return ExitCode.OUTPUT_FAILED;
  }
}
