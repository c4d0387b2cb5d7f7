package org.ratecut.model;

import org.ratecut.model.exact.InvalidModelException;

/**
 * What is placed as a whole: a neuron, or a tile of neurons.
 *
 * @param memory private memory in RAM, in values, at least 0
 * @param activation the part of this memory that is free for other values when the last layer that
 *     reads the vertex is computed, from 0 to {@code memory}
 * @param flash private parameters in flash, in values, at least 0
 * @param computation FLOP per inference, at least 0
 * @param output values that it sends per inference to each other device that needs them, at least 0
 */
public record Vertex(long memory, long activation, long flash, long computation, long output) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if an argument is negative, or the activation is larger than the
   *     memory
   */
  public Vertex {
    InvalidModelException.requireNonNegative("memory of a vertex", memory);
    InvalidModelException.requireNonNegative("activation of a vertex", activation);
    if (activation > memory) {
      throw new InvalidModelException(
          "The activation of a vertex (%d) is a part of its memory (%d) and cannot be larger."
              .formatted(activation, memory));
    }
    InvalidModelException.requireNonNegative("flash of a vertex", flash);
    InvalidModelException.requireNonNegative("computation of a vertex", computation);
    InvalidModelException.requireNonNegative("output of a vertex", output);
  }

  /** A vertex with nothing in flash, and memory that is never free. */
  public Vertex(long memory, long computation, long output) {
    this(memory, 0, 0, computation, output);
  }
}
