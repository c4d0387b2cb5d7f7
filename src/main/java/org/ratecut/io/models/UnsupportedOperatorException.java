package org.ratecut.io.models;

/** An operator that no layer stands for; the reader of the format decides what becomes of it. */
public final class UnsupportedOperatorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param problem a sentence that says what is not supported
   */
  public UnsupportedOperatorException(String problem) {
    super(problem);
  }
}
