package org.ratecut.layers.tiling;

import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/**
 * How many neighbouring positions and channels form one vertex. The last tile in a direction holds
 * what is left; a tile larger than the layer is cut to the layer, so that a tile of 4 x 4 in a
 * vector groups 4 neurons.
 *
 * @param height rows of positions, at least 1
 * @param width columns of positions, at least 1
 * @param channels of each position, at least 1
 */
public record Tile(int height, int width, int channels) implements Granularity {

  /** As many channels as any layer has. */
  public static final int ALL_CHANNELS = Integer.MAX_VALUE;

  /** One vertex for each position, with all its channels. */
  public static final Tile SINGLE = new Tile(1, 1);

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is not positive
   */
  public Tile {
    InvalidModelException.requirePositive("height of a tile", height);
    InvalidModelException.requirePositive("width of a tile", width);
    InvalidModelException.requirePositive("number of channels of a tile", channels);
  }

  /** A tile with all channels of its positions. */
  public Tile(int height, int width) {
    this(height, width, ALL_CHANNELS);
  }

  public static Tile square(int side) {
    return new Tile(side, side);
  }

  @Override
  public Tile tileOf(Shape shape) {
    return this;
  }
}
