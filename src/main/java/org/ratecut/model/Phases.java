package org.ratecut.model;

import org.ratecut.model.exact.InvalidModelException;

/**
 * The part of an inference during which the output of a layer is kept. Phases are numbered in the
 * order of execution: in phase p the p-th layer of the network is computed.
 *
 * @param first when the layer is computed, at least 0
 * @param last when the last layer that reads it is computed, at least {@code first}
 */
public record Phases(int first, int last) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if they are negative or in the wrong order
   */
  public Phases {
    InvalidModelException.requireNonNegative("phase", first);
    if (last < first) {
      throw new InvalidModelException(
          "Values are kept from phase %d to phase %d, which is before.".formatted(first, last));
    }
  }

  /** Whether the output is kept during a phase. */
  public boolean contains(int phase) {
    return first <= phase && phase <= last;
  }
}
