package org.ratecut.cpsat;

/** A model has numbers at which CP-SAT is not trusted, and they cannot be made smaller. */
final class UnsafeModelException extends Exception {

  private static final long serialVersionUID = 1L;

  UnsafeModelException(String message) {
    super(message);
  }
}
