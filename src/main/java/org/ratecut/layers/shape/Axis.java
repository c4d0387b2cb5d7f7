package org.ratecut.layers.shape;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.ratecut.model.exact.InvalidModelException;

/**
 * One direction, rows or columns, of what a layer reads: output {@code o} reads the inputs {@code o
 * · stride − before + i · dilation} for {@code 0 ≤ i < kernel}, as far as they exist.
 *
 * @param inputs number of input positions, at least 1
 * @param kernel taps of the kernel, at least 1
 * @param stride inputs from one output to the next, at least 1
 * @param dilation inputs from one tap to the next, at least 1
 * @param before padding before the first input, at least 0
 * @param after padding after the last input, at least 0
 */
public record Axis(int inputs, int kernel, int stride, int dilation, int before, int after)
    implements Taps {

  /**
   * Checks the arguments, and that the lists of what is read stay short.
   *
   * @throws InvalidModelException if a number is out of its range, the kernel is larger than the
   *     padded input, or the inputs, or kernel times outputs, exceed 2^24
   */
  public Axis {
    InvalidModelException.requirePositive("number of inputs", inputs);
    if (inputs > MAX_TAPS) {
      throw new InvalidModelException(
          "The positions in one direction (%d) must be at most %d.".formatted(inputs, MAX_TAPS));
    }
    InvalidModelException.requirePositive("kernel", kernel);
    InvalidModelException.requirePositive("stride", stride);
    InvalidModelException.requirePositive("dilation", dilation);
    InvalidModelException.requireNonNegative("padding before the inputs", before);
    InvalidModelException.requireNonNegative("padding after the inputs", after);
    long padded = (long) inputs + before + after;
    if (extent(kernel, dilation) > padded) {
      throw new InvalidModelException(
          "The kernel (%d, with its dilation %d) is larger than the padded input (%d)."
              .formatted(kernel, extent(kernel, dilation), padded));
    }
    long outputs = (padded - extent(kernel, dilation)) / stride + 1;
    if (outputs > MAX_TAPS / kernel) {
      throw new InvalidModelException(
          "The kernel (%d) times the outputs in one direction (%d) must be at most %d."
              .formatted(kernel, outputs, MAX_TAPS));
    }
  }

  /** Each output reads the input of the same number. */
  public static Axis identity(int inputs) {
    return new Axis(inputs, 1, 1, 1, 0, 0);
  }

  /** The only output reads all inputs. */
  public static Axis whole(int inputs) {
    return all(inputs, 1);
  }

  /** Each output reads all inputs: a kernel that covers them wherever it stands. */
  public static Axis all(int inputs, int outputs) {
    int padding = outputs - 1;
    return new Axis(inputs, Math.addExact(inputs, padding), 1, 1, padding, padding);
  }

  /** As little padding as gives {@code ⌈inputs / stride⌉} outputs; an odd one goes after. */
  public static Axis samePadded(int inputs, int kernel, int stride, int dilation) {
    long outputs = ((long) inputs + stride - 1) / stride;
    long missing = Math.max(0, (outputs - 1) * stride + extent(kernel, dilation) - inputs);
    int before = Math.toIntExact(missing / 2);
    return new Axis(inputs, kernel, stride, dilation, before, Math.toIntExact(missing - before));
  }

  @Override
  public int outputs() {
    long padded = (long) inputs + before + after;
    return (int) ((padded - extent(kernel, dilation)) / stride + 1);
  }

  @Override
  public int[] readBy(int first, int end) {
    if (dilation == 1 && stride <= kernel) {
      long begin = (long) first * stride - before;
      long stop = (long) (end - 1) * stride - before + kernel;
      return IntStream.range(clip(begin), clip(stop)).toArray();
    }
    BitSet read = new BitSet();
    for (int output = first; output < end; output++) {
      for (int tap = 0; tap < kernel; tap++) {
        long input = (long) output * stride - before + (long) tap * dilation;
        if (input >= 0 && input < inputs) {
          read.set((int) input);
        }
      }
    }
    return read.stream().toArray();
  }

  private int clip(long input) {
    return (int) Math.max(0, Math.min(inputs, input));
  }

  private static long extent(int kernel, int dilation) {
    return (long) (kernel - 1) * dilation + 1;
  }
}
