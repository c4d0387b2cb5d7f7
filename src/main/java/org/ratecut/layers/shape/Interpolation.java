package org.ratecut.layers.shape;

/** How a resized grid gets a value between the positions of its input, in one direction. */
public enum Interpolation {
  /** The nearest position; of two, the one before. */
  NEAREST(0, 0),
  /** The nearest position; of two, the one after. */
  NEAREST_AFTER(0, 0),
  /** The position at or before it. */
  FLOOR(0, 0),
  /** The position at or after it. */
  CEIL(0, 0),
  /** One position on each side, weighted by the distance. */
  LINEAR(0, 1),
  /** Two positions on each side (Keys, 1981). */
  CUBIC(1, 2);

  private final int before;
  private final int after;

  Interpolation(int before, int after) {
    this.before = before;
    this.after = after;
  }

  /** The positions that a value between two others depends on. */
  public int taps() {
    return before + after + 1;
  }

  /**
   * The first position that a value at {@code numerator / denominator} depends on; it may lie
   * before the first that exists.
   *
   * @param denominator at least 1
   */
  long first(long numerator, long denominator) {
    return switch (this) {
      case NEAREST -> -Math.floorDiv(denominator - 2 * numerator, 2 * denominator);
      case NEAREST_AFTER -> Math.floorDiv(2 * numerator + denominator, 2 * denominator);
      case CEIL -> -Math.floorDiv(-numerator, denominator);
      case FLOOR, LINEAR, CUBIC -> {
        long floor = Math.floorDiv(numerator, denominator);
        yield numerator % denominator == 0 ? floor : floor - before;
      }
    };
  }

  /** The last position that it depends on; at a position itself it depends on nothing else. */
  long last(long numerator, long denominator) {
    return numerator % denominator == 0 || after == 0
        ? first(numerator, denominator)
        : Math.floorDiv(numerator, denominator) + after;
  }
}
