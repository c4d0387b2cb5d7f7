package org.ratecut.io.models.operators;

import java.util.Collections;
import java.util.List;

/** Padding of the spatial dimensions, as models state it. */
public sealed interface Surround {

  /** As many outputs as inputs divided by the stride, rounded up; an odd padding goes after. */
  Surround SAME_UPPER = new Same(false);

  /** As many outputs as inputs divided by the stride, rounded up; an odd padding goes before. */
  Surround SAME_LOWER = new Same(true);

  /** No padding. */
  static Surround none(int dimensions) {
    List<Integer> zeros = Collections.nCopies(dimensions, 0);
    return new Given(zeros, zeros);
  }

  /**
   * As much as the size of the output takes.
   *
   * @param moreBefore whether an odd one goes before the input
   */
  record Same(boolean moreBefore) implements Surround {}

  /**
   * Given positions.
   *
   * @param before for each dimension
   * @param after for each dimension
   */
  record Given(List<Integer> before, List<Integer> after) implements Surround {

    /** Makes the lists immutable. */
    public Given {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }
}
