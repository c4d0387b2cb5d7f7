package org.ratecut.cli.console;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command whose output nothing in its input can steer. Help is printed without that: it says
 * nothing of any input, and may have colours.
 */
public final class VisibleOutput implements IExecutionStrategy {

  @Override
  public int execute(ParseResult parsed) throws ExecutionException {
    Integer helpCode = CommandLine.executeHelpRequest(parsed);
    if (helpCode != null) {
      return helpCode;
    }
    CommandLine root = parsed.commandSpec().root().commandLine();
    root.setOut(new VisibleWriter(root.getOut())).setErr(new VisibleWriter(root.getErr()));
    return new RunLast().execute(parsed);
  }
}
