package org.ratecut.solver.moves;

import java.util.SplittableRandom;

/** Random whole numbers for loops that draw millions of them. */
public final class Draws {

  private static final long LOW_32_BITS = 0xFFFF_FFFFL;
  private static final int BITS = 32;

  private Draws() {}

  /**
   * A number below a bound, by a multiplication instead of the division of {@code nextInt(bound)}
   * (Lemire, 2019, without his rejection step). Its numbers are equally likely but for {@code bound
   * / 2^32}, which no search can tell.
   *
   * @param bound positive
   */
  public static int below(int bound, SplittableRandom random) {
    return (int) (((random.nextInt() & LOW_32_BITS) * bound) >>> BITS);
  }
}
