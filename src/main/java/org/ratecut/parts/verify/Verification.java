package org.ratecut.parts.verify;

import java.util.Optional;

/**
 * What a comparison found.
 *
 * @param largestDifference the largest {@link Difference#relative} of all that was compared, equal
 *     or not
 * @param tolerance up to which floating-point numbers are equal
 * @param inputsTried how many
 * @param regionsCompared outputs of stages, over all inputs
 * @param first the first difference, in the order of the tensors of the manifest
 */
public record Verification(
    double largestDifference,
    double tolerance,
    int inputsTried,
    long regionsCompared,
    Optional<Difference> first) {

  /** Whether the parts compute what the whole model does. */
  public boolean isEqual() {
    return first.isEmpty();
  }
}
