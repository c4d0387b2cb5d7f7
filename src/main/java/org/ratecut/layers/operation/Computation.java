package org.ratecut.layers.operation;

import java.util.List;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;

/** An operation whose positions hold values, compute and send: they become vertices. */
public interface Computation extends Operation {

  /**
   * The default cost model ({@code docs/cost-model.md}): what a position with all its channels
   * costs, each channel the same part of it.
   *
   * @param inputs the shapes of the inputs, which {@link #outputShape} accepts
   * @throws ArithmeticException if a cost does not fit in a {@code long}
   */
  PositionCosts costs(List<Shape> inputs);

  /**
   * What the whole layer learns, each channel the same part of it.
   *
   * @param inputs the shapes of the inputs, which {@link #outputShape} accepts
   * @throws ArithmeticException if a number does not fit in a {@code long}
   */
  default Parameters parameters(List<Shape> inputs) {
    return Parameters.NONE;
  }

  /**
   * How often the layer multiplies and accumulates per inference; 0 for one that does not.
   *
   * @param inputs the shapes of the inputs, which {@link #outputShape} accepts
   * @throws ArithmeticException if the number does not fit in a {@code long}
   */
  default long macs(List<Shape> inputs) {
    return 0;
  }

  /**
   * Which positions of an input a position reads.
   *
   * @param input the number of the input, from 0
   * @param inputs the shapes of the inputs, which {@link #outputShape} accepts
   */
  Reading reading(int input, List<Shape> inputs);

  /**
   * Which channels of an input some channels of the output are computed from; unless an operation
   * says otherwise, the same ones.
   *
   * @param channels of the output
   * @param input the number of the input, from 0
   * @param inputs the shapes of the inputs, which {@link #outputShape} accepts
   */
  default ChannelRange channelsRead(ChannelRange channels, int input, List<Shape> inputs) {
    return channels;
  }

  /**
   * How many values a position keeps from one inference to the next, which take RAM for good.
   *
   * @param inputs the shapes of the inputs, which {@link #outputShape} accepts
   */
  default long state(List<Shape> inputs) {
    return 0;
  }

  /** Whether the layer is one vertex however the network is cut. */
  default boolean isIndivisible() {
    return false;
  }
}
