package org.ratecut.layers;

import java.util.List;

/**
 * Grids of one height and width joined along their channels.
 *
 * @param depths the channels of each part
 */
record StackedView(List<View> parts, List<Integer> depths) implements View {

  @Override
  public void collect(int[] rows, int[] columns, ChannelRange channels, VertexCollector vertices) {
    int offset = 0;
    for (int p = 0; p < parts.size(); p++) {
      int first = Math.max(channels.first() - offset, 0);
      int end = Math.min(channels.end() - offset, depths.get(p));
      if (first < end) {
        parts.get(p).collect(rows, columns, new ChannelRange(first, end), vertices);
      }
      offset += depths.get(p);
    }
  }

  @Override
  public void collectAll(VertexCollector vertices) {
    parts.forEach(part -> part.collectAll(vertices));
  }
}
