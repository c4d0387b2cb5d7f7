package org.ratecut.layers.shape;

import java.util.BitSet;
import org.ratecut.model.exact.InvalidModelException;

/**
 * One direction of what a transposed convolution reads: input {@code i} contributes to the outputs
 * {@code i · stride − before + t · dilation} for {@code 0 ≤ t < kernel}, as far as they exist
 * (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016).
 *
 * @param inputs number of input positions, at least 1
 * @param outputs number of output positions, at least 1
 * @param kernel taps of the kernel, at least 1
 * @param stride outputs from one input to the next, at least 1
 * @param dilation outputs from one tap to the next, at least 1
 * @param before outputs cut off before the first one, at least 0
 */
public record TransposedAxis(
    int inputs, int outputs, int kernel, int stride, int dilation, int before) implements Taps {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is out of its range, or outputs, or kernel times
   *     inputs, exceed 2^24
   */
  public TransposedAxis {
    InvalidModelException.requirePositive("number of inputs", inputs);
    InvalidModelException.requirePositive("number of outputs", outputs);
    InvalidModelException.requirePositive("kernel", kernel);
    InvalidModelException.requirePositive("stride", stride);
    InvalidModelException.requirePositive("dilation", dilation);
    InvalidModelException.requireNonNegative("padding before the outputs", before);
    if (outputs > MAX_TAPS || (long) inputs * kernel > MAX_TAPS) {
      throw new InvalidModelException(
          "The outputs in one direction (%d) and the kernel (%d) times the inputs (%d) must be at"
                  .formatted(outputs, kernel, inputs)
              + " most %d.".formatted(MAX_TAPS));
    }
  }

  /**
   * The axis of a padding that cuts outputs off.
   *
   * @param before outputs that are cut off before the first, at least 0
   * @param after outputs that are cut off after the last, or, where negative, added there
   * @throws InvalidModelException if no output is left
   */
  public static TransposedAxis padded(
      int inputs, int kernel, int stride, int dilation, int before, long after) {
    long outputs = extent(inputs, kernel, stride, dilation) - before - after;
    if (outputs < 1 || outputs > MAX_TAPS) {
      throw new InvalidModelException(
          "The outputs in one direction (%d) must be 1 to %d.".formatted(outputs, MAX_TAPS));
    }
    return new TransposedAxis(inputs, (int) outputs, kernel, stride, dilation, before);
  }

  /** As much padding as makes the outputs {@code inputs · stride}; an odd one goes after. */
  public static TransposedAxis samePadded(int inputs, int kernel, int stride, int dilation) {
    long surplus =
        extent(inputs, kernel, stride, dilation) - Math.multiplyExact((long) inputs, stride);
    int before = (int) Math.min(Integer.MAX_VALUE, Math.max(0, surplus) / 2);
    return padded(inputs, kernel, stride, dilation, before, surplus - before);
  }

  /** The outputs that the inputs contribute to without padding. */
  private static long extent(int inputs, int kernel, int stride, int dilation) {
    InvalidModelException.requirePositive("number of inputs", inputs);
    return (inputs - 1L) * stride + (kernel - 1L) * dilation + 1;
  }

  @Override
  public int[] readBy(int first, int end) {
    long reach = (kernel - 1L) * dilation;
    long from = Math.max(0, -Math.floorDiv(-(first + (long) before - reach), stride));
    long last = Math.min(inputs - 1L, Math.floorDiv(end - 1L + before, stride));
    BitSet read = new BitSet();
    for (long input = from; input <= last; input++) {
      if (contributes(input * stride - before, first, end)) {
        read.set((int) input);
      }
    }
    return read.stream().toArray();
  }

  /** Whether a tap of an input, the first of which is at an output, falls into a run of outputs. */
  private boolean contributes(long origin, int first, int end) {
    long tap = Math.max(0, -Math.floorDiv(-(first - origin), dilation));
    return tap < kernel && origin + tap * dilation < end;
  }
}
