package org.ratecut.io.models.constants;

import java.util.List;

/** A function of one number from each input. */
@FunctionalInterface
public interface ScalarFunction {

  /**
   * Applies it.
   *
   * @param arguments {@code Long} for whole numbers, {@code Double} for others
   * @throws ArithmeticException if the result does not fit in a {@code long}
   */
  Number apply(List<Number> arguments);
}
