package org.ratecut.io.models.constants;

import java.util.List;

/**
 * A function of one number from each input.
 *
 * @param inputs how many it has, at least 1
 * @param isTruth whether its results are true (1) or false (0), whatever the types of its inputs
 * @param formula what it computes
 */
public record ScalarFunction(int inputs, boolean isTruth, Formula formula) {

  /** What a function computes. */
  @FunctionalInterface
  public interface Formula {

    /**
     * Applies it.
     *
     * @param arguments {@code Long} for whole numbers, {@code Double} for others
     * @throws ArithmeticException if the result does not fit in a {@code long}
     */
    Number apply(List<Number> arguments);
  }

  /** Zero, whatever the input. */
  public static final ScalarFunction ZERO = new ScalarFunction(1, false, a -> 0L);
}
