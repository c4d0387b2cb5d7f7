package org.ratecut.layers.view;

import java.util.List;
import org.ratecut.layers.shape.ChannelRange;

/**
 * Grids of one width joined along their height.
 *
 * @param joints where the rows of each part begin
 */
record OneBelowOtherView(List<View> parts, Joints joints) implements View {

  @Override
  public void collect(int[] rows, int[] columns, ChannelRange channels, VertexCollector vertices) {
    vertices.look(rows.length);
    joints.split(rows, (part, own) -> parts.get(part).collect(own, columns, channels, vertices));
  }

  @Override
  public void collectAll(VertexCollector vertices) {
    parts.forEach(part -> part.collectAll(vertices));
  }
}
