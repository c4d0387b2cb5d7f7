package org.ratecut.model;

/**
 * What is placed as a whole: a neuron, or a tile of neurons.
 *
 * @param memory private memory in RAM, in values, at least 0
 * @param flash private parameters in flash, in values, at least 0
 * @param computation FLOP per inference, at least 0
 * @param output values that it sends per inference to each other device that needs them, at least 0
 */
public record Vertex(long memory, long flash, long computation, long output) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if an argument is negative
   */
  public Vertex {
    InvalidModelException.requireNonNegative("memory of a vertex", memory);
    InvalidModelException.requireNonNegative("flash of a vertex", flash);
    InvalidModelException.requireNonNegative("computation of a vertex", computation);
    InvalidModelException.requireNonNegative("output of a vertex", output);
  }

  /** A vertex with nothing in flash. */
  public Vertex(long memory, long computation, long output) {
    this(memory, 0, computation, output);
  }
}
