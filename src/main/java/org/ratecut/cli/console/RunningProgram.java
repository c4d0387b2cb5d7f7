package org.ratecut.cli.console;

import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Model.CommandSpec;

/** The program around a command: what a command may ask of it. */
public interface RunningProgram {

  /** The exit code of the program, complete once all output is written. */
  CompletableFuture<Integer> exitCode();

  /** The program that runs a command. */
  static RunningProgram of(CommandSpec command) {
    return (RunningProgram) command.root().userObject();
  }
}
