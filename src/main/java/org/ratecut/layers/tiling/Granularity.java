package org.ratecut.layers.tiling;

import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * How finely a layer is cut into vertices. A spatial cut shares the weights of a convolution among
 * its tiles; a cut along the channels divides them, so that no two blocks of channels share any.
 */
public sealed interface Granularity
    permits Tile,
        Granularity.Whole,
        Granularity.Rows,
        Granularity.Channels,
        Granularity.SingleValues {

  /** The tile that a layer of a shape is cut into. */
  Tile tileOf(Shape shape);

  /** One vertex for the whole layer. */
  record Whole() implements Granularity {

    @Override
    public Tile tileOf(Shape shape) {
      return new Tile(shape.height(), shape.width(), shape.channels());
    }
  }

  /**
   * Whole rows with all their channels. Where a grid has one row alone, such as the samples of a
   * sound or the tokens of a text, its columns count instead; a vector is one row.
   *
   * @param count rows, or columns of the only row, of a vertex, at least 1
   */
  record Rows(int count) implements Granularity {

    /**
     * Checks the argument.
     *
     * @throws InvalidModelException if the count is not positive
     */
    public Rows {
      InvalidModelException.requirePositive("number of rows", count);
    }

    @Override
    public Tile tileOf(Shape shape) {
      return shape.height() == 1 && !shape.isVector()
          ? new Tile(1, count, shape.channels())
          : new Tile(count, shape.width(), shape.channels());
    }
  }

  /**
   * Blocks of channels at all positions; in a vector, such as the output of a dense layer, blocks
   * of neurons.
   *
   * @param count channels, or neurons, of a vertex, at least 1
   */
  record Channels(int count) implements Granularity {

    /**
     * Checks the argument.
     *
     * @throws InvalidModelException if the count is not positive
     */
    public Channels {
      InvalidModelException.requirePositive("number of channels", count);
    }

    @Override
    public Tile tileOf(Shape shape) {
      return shape.isVector()
          ? new Tile(1, count, 1)
          : new Tile(shape.height(), shape.width(), count);
    }
  }

  /** Each value of the layer's output is a vertex: a neuron in the strict sense. */
  record SingleValues() implements Granularity {

    @Override
    public Tile tileOf(Shape shape) {
      return new Tile(1, 1, 1);
    }
  }
}
