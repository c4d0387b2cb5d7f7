package org.ratecut.layers.view;

import java.util.Arrays;
import org.ratecut.layers.operation.rearrange.Pad;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;

/** A grid with positions around it that no vertex holds. */
record PaddedView(View grid, Shape gridShape, Pad pad) implements View {

  @Override
  public void collect(int[] rows, int[] columns, ChannelRange channels, VertexCollector vertices) {
    vertices.look(rows.length + columns.length);
    int first = Math.max(0, channels.first() - pad.channelsBefore());
    int end = Math.min(gridShape.channels(), channels.end() - pad.channelsBefore());
    if (first >= end) {
      return;
    }
    Padding.Explicit sides = pad.sides();
    grid.collect(
        within(rows, sides.top(), gridShape.height()),
        within(columns, sides.left(), gridShape.width()),
        new ChannelRange(first, end),
        vertices);
  }

  private static int[] within(int[] positions, int before, int size) {
    return Arrays.stream(positions)
        .map(position -> position - before)
        .filter(position -> position >= 0 && position < size)
        .toArray();
  }

  @Override
  public void collectAll(VertexCollector vertices) {
    grid.collectAll(vertices);
  }
}
