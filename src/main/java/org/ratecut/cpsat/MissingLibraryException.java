package org.ratecut.cpsat;

/** The native library cannot be loaded; the message says why, in words for users. */
final class MissingLibraryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingLibraryException(String reason) {
    super(reason);
  }
}
