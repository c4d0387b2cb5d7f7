package org.ratecut.layers.operation;

/**
 * What a position of a layer costs without its parameters.
 *
 * @param memory for its output, in values, at least 0
 * @param computation in FLOP per inference, at least 0
 * @param output what a position sends per inference to each device that needs it, in values, at
 *     least 0
 */
public record PositionCosts(long memory, long computation, long output) {

  /**
   * These costs, where each number of the position's output takes several values.
   *
   * @throws ArithmeticException if a cost does not fit in a {@code long}
   */
  public PositionCosts inValues(long ofNumber) {
    return new PositionCosts(
        Math.multiplyExact(memory, ofNumber), computation, Math.multiplyExact(output, ofNumber));
  }
}
