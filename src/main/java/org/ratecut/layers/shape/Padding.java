package org.ratecut.layers.shape;

import org.ratecut.model.exact.InvalidModelException;

/** Positions of value zero around the input of a window. They belong to no vertex. */
public sealed interface Padding {

  /** No padding ("VALID" in the frameworks). */
  Padding NONE = new Explicit(0, 0, 0, 0);

  /** Padding that keeps the output at {@code ⌈input / stride⌉} ("SAME"). */
  Padding SAME = new Same();

  /** The same padding on all four sides. */
  static Padding of(int everySide) {
    return new Explicit(everySide, everySide, everySide, everySide);
  }

  /**
   * As little padding as keeps the output at {@code ⌈input / stride⌉}, split evenly, an odd one at
   * the bottom or right, as TensorFlow does.
   */
  record Same() implements Padding {}

  /**
   * Given padding.
   *
   * @param top in positions, at least 0, as are the others
   */
  record Explicit(int top, int bottom, int left, int right) implements Padding {

    /**
     * Checks the arguments.
     *
     * @throws InvalidModelException if a number is negative
     */
    public Explicit {
      InvalidModelException.requireNonNegative("padding at the top", top);
      InvalidModelException.requireNonNegative("padding at the bottom", bottom);
      InvalidModelException.requireNonNegative("padding at the left", left);
      InvalidModelException.requireNonNegative("padding at the right", right);
    }
  }
}
