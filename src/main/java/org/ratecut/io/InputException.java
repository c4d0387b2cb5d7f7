package org.ratecut.io;

import org.ratecut.escape.VisibleText;

/**
 * Something that a user gave cannot be used. The message says where, what was found, what was
 * expected, and on a line of its own what to do about it; the command line prints it as it is and
 * exits with code 2.
 */
public final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param source the file, or the name of what was read
   * @param place where in it, for instance {@code line 7} or {@code /devices/2/memory}; empty if it
   *     is the whole
   * @param problem a sentence with the value found and what was expected
   * @param advice a sentence that says what to do
   */
  public InputException(String source, String place, String problem, String advice) {
    super(format(source, place, problem, advice));
  }

  private static String format(String source, String place, String problem, String advice) {
    String named = source.isEmpty() ? "\"\"" : source;
    String where = place.isEmpty() ? named : named + ", " + place;
    return VisibleText.of(where + ": " + problem) + System.lineSeparator() + VisibleText.of(advice);
  }
}
