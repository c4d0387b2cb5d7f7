package org.ratecut.io.profile;

import org.ratecut.io.InputException;

/** Where in a file something is, to complain about it. */
@FunctionalInterface
public interface Place {

  /**
   * A complaint, to be thrown.
   *
   * @param problem a sentence with the value found
   * @param advice a sentence that says what to do
   */
  InputException fail(String problem, String advice);
}
