package org.ratecut.layers;

/** The cut of a layer into tiles, row by row. */
record Tiling(Shape shape, Tile tile) {

  int height() {
    return ceilDivide(shape.height(), tile.height());
  }

  int width() {
    return ceilDivide(shape.width(), tile.width());
  }

  int tileCount() {
    return height() * width();
  }

  int firstRow(int tileRow) {
    return tileRow * tile.height();
  }

  /** One past the last row of positions. */
  int endRow(int tileRow) {
    return (int) Math.min(shape.height(), (tileRow + 1L) * tile.height());
  }

  int firstColumn(int tileColumn) {
    return tileColumn * tile.width();
  }

  /** One past the last column of positions. */
  int endColumn(int tileColumn) {
    return (int) Math.min(shape.width(), (tileColumn + 1L) * tile.width());
  }

  int positions(int tileRow, int tileColumn) {
    return (endRow(tileRow) - firstRow(tileRow))
        * (endColumn(tileColumn) - firstColumn(tileColumn));
  }

  private static int ceilDivide(int dividend, int divisor) {
    return (dividend - 1) / divisor + 1;
  }
}
