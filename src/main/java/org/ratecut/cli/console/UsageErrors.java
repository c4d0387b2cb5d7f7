package org.ratecut.cli.console;

import java.io.PrintWriter;
import org.ratecut.escape.VisibleText;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and where its help is. */
public final class UsageErrors implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(VisibleText.ofLines(failure.getMessage()));
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("\"%s --help\" explains it.".formatted(command.getCommandSpec().qualifiedName()));
    return ExitCode.BAD_INPUT;
  }
}
