package org.ratecut.cli.console;

/** What the exit code of the program says. */
public final class ExitCode {

  /** A valid assignment, or the command did what it is for. */
  public static final int DONE = 0;

  /** A fault of the program, not of the user. */
  public static final int INTERNAL_ERROR = 1;

  /** Something could not be written: a full disk, for instance. */
  public static final int OUTPUT_FAILED = 1;

  /** Wrong usage or wrong input. */
  public static final int BAD_INPUT = 2;

  /** No valid assignment exists; for {@code check}: the partition is invalid. */
  public static final int INFEASIBLE = 3;

  /** No valid assignment found within the limits. */
  public static final int NOTHING_FOUND = 4;

  /** It is proved that nothing has the inference rate that was asked for. */
  public static final int TARGET_REFUTED = 5;

  /** Ended by Ctrl-C before it was complete; what shells report for that. */
  public static final int INTERRUPTED = 130;

  /** The reader of standard output wanted no more; what shells report for that. */
  static final int OUTPUT_CLOSED = 141;

  private ExitCode() {}
}
