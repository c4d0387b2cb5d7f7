package org.ratecut.io;

import java.io.IOException;
import org.ratecut.temporary.FailureReason;

/**
 * Something cannot be written for a reason that nobody could know before: the disk is full or gone.
 * The message says what and why, and on a line of its own what to do about it; the command line
 * prints it as it is and exits with code 1.
 */
public final class OutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param target what was to be written
   * @param problem a sentence that says why it was not
   * @param advice a sentence that says what to do
   */
  public OutputException(String target, String problem, String advice) {
    super(target + ": " + problem + System.lineSeparator() + advice);
  }

  /** A failure while a file or folder was written. */
  public static OutputException of(String target, Exception cause) {
    Throwable origin = cause.getCause() instanceof IOException ? cause.getCause() : cause;
    String reason =
        origin instanceof IOException failure
            ? FailureReason.of(failure)
            : String.valueOf(origin.getMessage());
    return new OutputException(
        target,
        "It cannot be written: %s.".formatted(reason),
        "Check the permissions and the space that is left.");
  }
}
