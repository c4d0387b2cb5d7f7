package org.ratecut.io.models.litert;

/** A file says something about itself that cannot be. */
final class DamagedModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DamagedModelException(String problem) {
    super(problem);
  }
}
