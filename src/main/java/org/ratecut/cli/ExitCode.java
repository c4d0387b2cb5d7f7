package org.ratecut.cli;

/** What the exit code of the program says. */
final class ExitCode {

  /** A valid assignment, or the command did what it is for. */
  static final int DONE = 0;

  /** A fault of the program, not of the user. */
  static final int INTERNAL_ERROR = 1;

  /** Something could not be written: a full disk, for instance. */
  static final int OUTPUT_FAILED = 1;

  /** Wrong usage or wrong input. */
  static final int BAD_INPUT = 2;

  /** No valid assignment exists; for {@code check}: the partition is invalid. */
  static final int INFEASIBLE = 3;

  /** No valid assignment found within the limits. */
  static final int NOTHING_FOUND = 4;

  /** Ended by Ctrl-C before it was complete; what shells report for that. */
  static final int INTERRUPTED = 130;

  /** The reader of standard output wanted no more; what shells report for that. */
  static final int OUTPUT_CLOSED = 141;

  private ExitCode() {}
}
