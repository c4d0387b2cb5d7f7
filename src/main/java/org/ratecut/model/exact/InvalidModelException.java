package org.ratecut.model.exact;

/**
 * A network, cluster, problem or assignment that cannot exist. The message names what is wrong, the
 * value found and what to do; a reader adds the file and the place.
 */
public class InvalidModelException extends IllegalArgumentException {

  /** 2^53: whole numbers up to this are exact as doubles too. */
  public static final long MAX_EXACT = 1L << 53;

  private static final long serialVersionUID = 1L;

  /** Says what is wrong, the value found and what to do. */
  public InvalidModelException(String message) {
    super(message);
  }

  /** Checks that a number of the given meaning is at least 0. */
  public static void requireNonNegative(String what, long value) {
    if (value < 0) {
      throw new InvalidModelException("The %s (%d) must not be negative.".formatted(what, value));
    }
  }

  /** Checks that a number of the given meaning is at least 1. */
  public static void requirePositive(String what, long value) {
    if (value <= 0) {
      throw new InvalidModelException("The %s (%d) must be positive.".formatted(what, value));
    }
  }

  /** Speeds up to 2^53 are exact as doubles, which keeps the order of periods exact too. */
  public static void requireExactSpeed(String what, long value) {
    requirePositive(what, value);
    if (value > MAX_EXACT) {
      throw new InvalidModelException(
          "The %s (%d) must be at most %d.".formatted(what, value, MAX_EXACT));
    }
  }

  /** Checks that a name says something, and returns it. */
  public static String requireName(String what, String name) {
    if (name == null || name.isBlank()) {
      throw new InvalidModelException("The name of a %s must not be empty.".formatted(what));
    }
    return name;
  }
}
