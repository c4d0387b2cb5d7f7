package org.ratecut.cli.options;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How many threads to use, as an option. */
public final class ThreadsOption {

  /** More make no search better, and some systems refuse them. */
  private static final int MAX_THREADS = 1024;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads to use; as many as there are processors unless given.")
  private Integer threads;

  /** Rejects a number that makes no sense, before anything is read. */
  public void check() {
    if (threads != null && (threads < 1 || threads > MAX_THREADS)) {
      throw new ParameterException(
          spec.commandLine(), "--threads must be from 1 to %d.".formatted(MAX_THREADS));
    }
  }

  /** The number given, or that of the processors. */
  public int count() {
    return countOr(Runtime.getRuntime().availableProcessors());
  }

  /** The number given, or another. */
  int countOr(int standard) {
    return threads == null ? standard : threads;
  }
}
