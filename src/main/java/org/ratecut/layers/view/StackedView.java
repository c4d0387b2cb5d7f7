package org.ratecut.layers.view;

import java.util.List;
import org.ratecut.layers.shape.ChannelRange;

/**
 * Grids of one height and width joined along their channels.
 *
 * @param joints where the channels of each part begin
 */
record StackedView(List<View> parts, Joints joints) implements View {

  @Override
  public void collect(int[] rows, int[] columns, ChannelRange channels, VertexCollector vertices) {
    vertices.look(1);
    int lastPart = joints.partAt(channels.end() - 1);
    for (int p = joints.partAt(channels.first()); p <= lastPart; p++) {
      int first = Math.max(channels.first(), joints.begin(p)) - joints.begin(p);
      int end = Math.min(channels.end(), joints.end(p)) - joints.begin(p);
      parts.get(p).collect(rows, columns, new ChannelRange(first, end), vertices);
    }
  }

  @Override
  public void collectAll(VertexCollector vertices) {
    parts.forEach(part -> part.collectAll(vertices));
  }
}
