package org.ratecut.layers.shape;

import java.util.BitSet;
import org.ratecut.model.exact.InvalidModelException;

/**
 * One direction of a resized grid. Places are exact fractions, and positions of weight zero do not
 * count as read; beyond the border the last position counts.
 *
 * @param inputs number of input positions, at least 1
 * @param scale how much larger the output is
 * @param interpolation which neighbours a place depends on
 * @param alignment where places lie
 */
public record ResizedAxis(int inputs, Scale scale, Interpolation interpolation, Alignment alignment)
    implements Taps {

  /**
   * How much larger an output is than its input.
   *
   * @param outputs number of output positions, at least 1
   * @param numerator of outputs per input, at least 1 and at most 2^32
   * @param denominator of outputs per input, at least 1 and at most 2^32
   */
  public record Scale(int outputs, long numerator, long denominator) {

    private static final long MAX_TERM = 1L << 32;

    /**
     * Checks the arguments.
     *
     * @throws InvalidModelException if a number is out of its range
     */
    public Scale {
      InvalidModelException.requirePositive("number of outputs", outputs);
      InvalidModelException.requirePositive("scale", numerator);
      InvalidModelException.requirePositive("scale", denominator);
      if (numerator > MAX_TERM || denominator > MAX_TERM) {
        throw new InvalidModelException(
            "The scale %d / %d has a number of more than 2^32.".formatted(numerator, denominator));
      }
    }

    /** The scale that makes a number of outputs of inputs. */
    public static Scale of(int outputs, int inputs) {
      return new Scale(outputs, outputs, inputs);
    }
  }

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if there are more than 2^24 inputs or outputs
   */
  public ResizedAxis {
    InvalidModelException.requirePositive("number of inputs", inputs);
    if (inputs > MAX_TAPS || scale.outputs() > MAX_TAPS) {
      throw new InvalidModelException(
          "The positions in one direction (%d and %d) must be at most %d."
              .formatted(inputs, scale.outputs(), MAX_TAPS));
    }
  }

  @Override
  public int outputs() {
    return scale.outputs();
  }

  /** Enlarged or reduced: a run of outputs may leave inputs out. */
  @Override
  public int[] readBy(int first, int end) {
    BitSet read = new BitSet();
    for (int output = first; output < end; output++) {
      int from = clip(interpolation.first(numerator(output), denominator()));
      int to = clip(interpolation.last(numerator(output), denominator()));
      read.set(from, to + 1);
    }
    return read.stream().toArray();
  }

  /** The place of an output is this over {@link #denominator()}. */
  private long numerator(int output) {
    return switch (alignment) {
      case HALF_PIXEL -> (2L * output + 1) * scale.denominator() - scale.numerator();
      case ASYMMETRIC -> output * scale.denominator();
      case CORNERS -> output * (inputs - 1L);
    };
  }

  private long denominator() {
    return switch (alignment) {
      case HALF_PIXEL -> 2 * scale.numerator();
      case ASYMMETRIC -> scale.numerator();
      case CORNERS -> Math.max(1, outputs() - 1L);
    };
  }

  private int clip(long position) {
    return (int) Math.max(0, Math.min(inputs - 1L, position));
  }
}
