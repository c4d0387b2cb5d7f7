package org.ratecut.cli.output;

import java.io.PrintWriter;
import java.util.Optional;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.io.InputException;
import org.ratecut.io.OutputException;

/**
 * Brings a result to all places that the user named: what fails at one is said, and the others
 * still get it.
 */
public final class Delivery {

  private final PrintWriter err;
  private int failureCode;
  private Optional<RuntimeException> fault = Optional.empty();

  public Delivery(PrintWriter err) {
    this.err = err;
  }

  /** Brings it to one place; returns whether that worked. */
  public boolean attempt(Runnable step) {
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

  public boolean hasFailed() {
    return failureCode != 0;
  }

  /**
   * Ends it.
   *
   * @param code what the exit code is if nothing failed
   * @throws RuntimeException if a fault of the program stopped a step
   */
  public int exitCode(int code) {
    if (fault.isPresent()) {
      throw fault.get();
    }
    return hasFailed() ? failureCode : code;
  }
}
