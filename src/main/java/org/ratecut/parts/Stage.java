package org.ratecut.parts;

import java.util.List;

/**
 * A largest run of the steps of a device that needs nothing new from others, as a model file.
 *
 * @param file name in the folder of the parts
 * @param digest of the file: SHA-256, in hexadecimal digits
 * @param layers of the network that it computes some or all of, in order
 * @param weightBytes of the weights and biases in the file
 * @param peakBytes the most that its inputs, outputs and what lies between take at the same time,
 *     computed in the order of the file
 */
public record Stage(
    String file,
    String digest,
    List<String> layers,
    List<StageInput> inputs,
    List<StageOutput> outputs,
    long weightBytes,
    long peakBytes) {

  /** Makes the lists immutable. */
  public Stage {
    layers = List.copyOf(layers);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
