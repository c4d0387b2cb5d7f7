package org.ratecut.parts.graph;

import java.util.List;

/** A stage as a model file. */
public final class PartModel {

  private final byte[] bytes;
  private final List<String> inputs;
  private final List<String> outputs;
  private final long weightBytes;
  private final List<LiveTensor> tensors;

  /**
   * A file that has been written.
   *
   * @param bytes of the file, which then belong to this
   * @param inputs names of its inputs, one for each input of the program, in order
   * @param outputs names of its outputs, one for each output of the program, in order
   * @param weightBytes of the weights and biases in it
   * @param tensors all that takes memory while it is run
   */
  public PartModel(
      byte[] bytes,
      List<String> inputs,
      List<String> outputs,
      long weightBytes,
      List<LiveTensor> tensors) {
    this.bytes = bytes;
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.weightBytes = weightBytes;
    this.tensors = List.copyOf(tensors);
  }

  /** The bytes of the file, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** The names of its inputs, one for each input of the program, in order. */
  public List<String> inputs() {
    return inputs;
  }

  /** The names of its outputs, one for each output of the program, in order. */
  public List<String> outputs() {
    return outputs;
  }

  /** The bytes of the weights and biases in it. */
  public long weightBytes() {
    return weightBytes;
  }

  /** All that takes memory while it is run. */
  public List<LiveTensor> tensors() {
    return tensors;
  }
}
