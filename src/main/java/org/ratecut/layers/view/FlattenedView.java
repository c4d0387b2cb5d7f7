package org.ratecut.layers.view;

import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;

/** A grid seen as a vector: row by row, the channels of a position together. */
record FlattenedView(View grid, Shape gridShape) implements View {

  @Override
  public void collect(int[] rows, int[] columns, ChannelRange channels, VertexCollector vertices) {
    vertices.look(columns.length);
    int start = 0;
    while (rows.length > 0 && start < columns.length) {
      int end = start + 1;
      while (end < columns.length && continues(columns[end - 1], columns[end])) {
        end++;
      }
      collect(columns[start], columns[end - 1], vertices);
      start = end;
    }
  }

  /** Whether two values are neighbouring channels of one position. */
  private boolean continues(int value, int next) {
    return next == value + 1 && next % gridShape.channels() != 0;
  }

  private void collect(int firstValue, int lastValue, VertexCollector vertices) {
    int position = firstValue / gridShape.channels();
    int firstChannel = firstValue % gridShape.channels();
    grid.collect(
        new int[] {position / gridShape.width()},
        new int[] {position % gridShape.width()},
        new ChannelRange(firstChannel, firstChannel + lastValue - firstValue + 1),
        vertices);
  }

  @Override
  public void collectAll(VertexCollector vertices) {
    grid.collectAll(vertices);
  }
}
