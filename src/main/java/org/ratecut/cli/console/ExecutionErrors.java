package org.ratecut.cli.console;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import org.ratecut.io.InputException;
import org.ratecut.io.OutputException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells mistakes in the input from faults of the program, and shows neither as a stack trace. */
public final class ExecutionErrors implements IExecutionExceptionHandler {

  private final BooleanSupplier debug;

  public ExecutionErrors(BooleanSupplier debug) {
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    PrintWriter err = command.getErr();
    if (failure instanceof InputException) {
      err.println(failure.getMessage());
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof OutputException) {
      err.println(failure.getMessage());
      return ExitCode.OUTPUT_FAILED;
    }
    err.println("Internal error: " + failure);
    if (debug.getAsBoolean()) {
      failure.printStackTrace(err);
    } else {
      err.println(
          "This is a fault of ratecut, not yours. Please report it, with the command, the input"
              + " files and what --debug prints.");
    }
    return ExitCode.INTERNAL_ERROR;
  }
}
