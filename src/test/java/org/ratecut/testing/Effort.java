package org.ratecut.testing;

/**
 * How much of a long series a test takes: a quarter in every build, all of it where {@code
 * -Pthorough} asks for that.
 */
public final class Effort {

  private static final boolean IS_THOROUGH = Boolean.getBoolean("ratecut.thorough");
  private static final int PARTS = 4;

  private Effort() {}

  /** Whether time does not matter. */
  public static boolean isThorough() {
    return IS_THOROUGH;
  }

  /**
   * How many of a series of trials are made.
   *
   * @param all the whole series, at least 4
   */
  public static int of(int all) {
    return IS_THOROUGH ? all : all / PARTS;
  }
}
