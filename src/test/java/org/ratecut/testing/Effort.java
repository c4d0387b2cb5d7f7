package org.ratecut.testing;

/**
 * How much of a long series a test takes: a quarter in every build, all of it where {@code
 * -Pthorough} asks for that.
 */
public final class Effort {

  private static final boolean IS_THOROUGH = Boolean.getBoolean("ratecut.thorough");

  /** With {@code -Dratecut.parts=100} a hundredth, for mutation tests, which run a test often. */
  private static final int PARTS = Integer.getInteger("ratecut.parts", 4);

  private Effort() {}

  /** Whether time does not matter. */
  public static boolean isThorough() {
    return IS_THOROUGH;
  }

  /**
   * How many of a series of trials are made.
   *
   * @param all the whole series
   * @return at least 1
   */
  public static int of(int all) {
    return IS_THOROUGH ? all : Math.max(1, all / PARTS);
  }
}
