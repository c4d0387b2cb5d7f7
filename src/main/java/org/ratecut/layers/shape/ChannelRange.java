package org.ratecut.layers.shape;

import org.ratecut.model.exact.InvalidModelException;

/**
 * Neighbouring channels of a layer.
 *
 * @param first at least 0
 * @param end one past the last, more than {@code first}
 */
public record ChannelRange(int first, int end) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the range starts below 0 or holds no channel
   */
  public ChannelRange {
    InvalidModelException.requireNonNegative("first channel", first);
    InvalidModelException.requirePositive("number of channels", (long) end - first);
  }

  /** All channels of a shape. */
  public static ChannelRange allOf(Shape shape) {
    return new ChannelRange(0, shape.channels());
  }

  public int size() {
    return end - first;
  }

  /**
   * The part of an amount that belongs to these channels, where each of {@code channels} has the
   * same part, or, if it does not come out even, parts that differ by at most one. The parts of
   * ranges that make up all channels sum up to the amount exactly.
   *
   * @param amount of all channels together, at least 0
   * @param channels how many there are
   */
  public long shareOf(long amount, int channels) {
    return upTo(end, amount, channels) - upTo(first, amount, channels);
  }

  private static long upTo(int channel, long amount, int channels) {
    return amount / channels * channel + amount % channels * channel / channels;
  }

  @Override
  public String toString() {
    return first + "-" + (end - 1);
  }
}
