package org.ratecut.layers.operation;

/**
 * A computation that multiplies by weights and may add biases, so that scaling and shifting its
 * output can become part of them.
 */
public interface Weighted extends Computation {

  /** The same with or without a bias for each channel or neuron. */
  Weighted withBias(boolean other);
}
