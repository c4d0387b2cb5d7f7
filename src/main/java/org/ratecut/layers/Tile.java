package org.ratecut.layers;

import org.ratecut.model.InvalidModelException;

/**
 * How many neighbouring positions, with all their channels, form one vertex. The last tile of a row
 * or column holds what is left; a tile larger than the layer is cut to the layer, so that a tile of
 * 4 x 4 in a vector groups 4 neurons.
 *
 * @param height rows of positions, at least 1
 * @param width columns of positions, at least 1
 */
public record Tile(int height, int width) {

  /** One vertex for each position. */
  public static final Tile SINGLE = new Tile(1, 1);

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a number is not positive
   */
  public Tile {
    InvalidModelException.requirePositive("height of a tile", height);
    InvalidModelException.requirePositive("width of a tile", width);
  }

  public static Tile square(int side) {
    return new Tile(side, side);
  }
}
