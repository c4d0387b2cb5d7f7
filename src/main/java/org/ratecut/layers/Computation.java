package org.ratecut.layers;

import java.util.List;

/** An operation whose positions hold values, compute and send: they become vertices. */
public sealed interface Computation extends Operation
    permits Addition, Convolution, Dense, GlobalPooling, Input, Pooling {

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
   * Which positions of each input a position reads.
   *
   * @param inputs the shapes of the inputs, which {@link #outputShape} accepts
   */
  Reading reading(List<Shape> inputs);

  /**
   * Which channels of each input some channels of the output are computed from; unless an operation
   * says otherwise, the same ones.
   *
   * @param channels of the output
   * @param inputs the shapes of the inputs, which {@link #outputShape} accepts
   */
  default ChannelRange channelsRead(ChannelRange channels, List<Shape> inputs) {
    return channels;
  }
}
