package org.ratecut.layers;

/** A grid seen as a vector: row by row, the channels of a position together. */
record FlattenedView(View grid, Shape gridShape) implements View {

  @Override
  public void collect(int[] rows, int[] columns, VertexCollector vertices) {
    int last = -1;
    for (int value : columns) {
      int position = value / gridShape.channels();
      if (rows.length > 0 && position != last) {
        last = position;
        grid.collect(
            new int[] {position / gridShape.width()},
            new int[] {position % gridShape.width()},
            vertices);
      }
    }
  }

  @Override
  public void collectAll(VertexCollector vertices) {
    grid.collectAll(vertices);
  }
}
