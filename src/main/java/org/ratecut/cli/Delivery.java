package org.ratecut.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.ratecut.io.InputException;
import org.ratecut.io.OutputException;

/**
 * Brings a result to all places that the user named: what fails at one is said, and the others
 * still get it.
 */
final class Delivery {

  private final PrintWriter err;
  private int failureCode;
  private Optional<RuntimeException> fault = Optional.empty();

  Delivery(PrintWriter err) {
    this.err = err;
  }

  /** Brings it to one place; returns whether that worked. */
  boolean attempt(Runnable step) {
    try {
      step.run();
      return true;
    } catch (InputException e) {
      fail(e, ExitCode.BAD_INPUT);
    } catch (OutputException e) {
      fail(e, ExitCode.OUTPUT_FAILED);
    } catch (RuntimeException e) {
      // A fault of one page must not cost the other files.
      failureCode = ExitCode.INTERNAL_ERROR;
      fault = Optional.of(e);
    }
    return false;
  }

  private void fail(RuntimeException failure, int code) {
    err.println(failure.getMessage());
    failureCode = failureCode == 0 ? code : failureCode;
  }

  boolean hasFailed() {
    return failureCode != 0;
  }

  /**
   * Ends it.
   *
   * @param code what the exit code is if nothing failed
   * @throws RuntimeException if a fault of the program stopped a step
   */
  int exitCode(int code) {
    if (fault.isPresent()) {
      throw fault.get();
    }
    return hasFailed() ? failureCode : code;
  }
}
