package org.ratecut.layers;

import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.InvalidModelException;

/**
 * How the parameters of a network are stored.
 *
 * @param bitsPerBias the size of a bias, at least 1; a weight is as large as any other value.
 *     Quantized networks have weights of 8 bits and biases of 32 (Jacob et al., "Quantization and
 *     Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", CVPR 2018)
 * @param memory which of a device's they take
 */
public record ParameterStorage(int bitsPerBias, MemoryKind memory) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the size is not positive
   */
  public ParameterStorage {
    InvalidModelException.requirePositive("number of bits per bias", bitsPerBias);
  }

  /** Biases as large as other values, in RAM, as in the paper. */
  public static ParameterStorage inRam(int bitsPerValue) {
    return new ParameterStorage(bitsPerValue, MemoryKind.RAM);
  }

  public ParameterStorage in(MemoryKind other) {
    return new ParameterStorage(bitsPerBias, other);
  }

  /** How many values of a size a bias takes, the last one perhaps in part. */
  long valuesPerBias(int bitsPerValue) {
    return (bitsPerBias - 1) / bitsPerValue + 1L;
  }
}
