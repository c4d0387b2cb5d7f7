package org.ratecut.parts.graph;

import java.util.List;

/**
 * A stage as a model file.
 *
 * @param bytes of the file
 * @param inputs names of its inputs, one for each input of the program, in order
 * @param outputs names of its outputs, one for each output of the program, in order
 * @param weightBytes of the weights and biases in it
 * @param tensors all that takes memory while it is run
 */
public record PartModel(
    byte[] bytes,
    List<String> inputs,
    List<String> outputs,
    long weightBytes,
    List<LiveTensor> tensors) {

  /** Makes the lists immutable. */
  public PartModel {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    tensors = List.copyOf(tensors);
  }
}
