package org.ratecut.layers.tiling;

import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;

/** The cut of a layer into tiles: block by block of its channels, each row by row. */
public record Tiling(Shape shape, Tile tile) {

  /** Rows of tiles in a block of channels. */
  public int height() {
    return ceilDivide(shape.height(), tile.height());
  }

  /** Columns of tiles in a block of channels. */
  public int width() {
    return ceilDivide(shape.width(), tile.width());
  }

  /** Blocks of channels. */
  public int blocks() {
    return ceilDivide(shape.channels(), tile.channels());
  }

  public long tileCount() {
    return (long) blocks() * height() * width();
  }

  /** The channels of a block. */
  public ChannelRange channels(int block) {
    long end = Math.min(shape.channels(), (block + 1L) * tile.channels());
    return new ChannelRange(block * tile.channels(), (int) end);
  }

  public int firstRow(int tileRow) {
    return tileRow * tile.height();
  }

  /** One past the last row of positions. */
  public int endRow(int tileRow) {
    return (int) Math.min(shape.height(), (tileRow + 1L) * tile.height());
  }

  public int firstColumn(int tileColumn) {
    return tileColumn * tile.width();
  }

  /** One past the last column of positions. */
  public int endColumn(int tileColumn) {
    return (int) Math.min(shape.width(), (tileColumn + 1L) * tile.width());
  }

  public int positions(int tileRow, int tileColumn) {
    return (endRow(tileRow) - firstRow(tileRow))
        * (endColumn(tileColumn) - firstColumn(tileColumn));
  }

  private static int ceilDivide(int dividend, int divisor) {
    return (dividend - 1) / divisor + 1;
  }
}
