package org.ratecut.layers;

import java.util.List;

/** An operation whose positions hold values, compute and send: they become vertices. */
public sealed interface Computation extends Operation
    permits Addition, Convolution, Dense, GlobalPooling, Input, Pooling {

  /**
   * The default cost model ({@code docs/cost-model.md}).
   *
   * @param inputs the shapes of the inputs, which {@link #outputShape} accepts
   * @throws ArithmeticException if a cost does not fit in a {@code long}
   */
  Costs costs(List<Shape> inputs);

  /**
   * What a position reads of each input.
   *
   * @param inputs the shapes of the inputs, which {@link #outputShape} accepts
   */
  Reading reading(List<Shape> inputs);
}
