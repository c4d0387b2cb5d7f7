package org.ratecut.layers.view;

import java.util.List;
import org.ratecut.layers.shape.ChannelRange;

/**
 * Grids of one height joined along their width.
 *
 * @param joints where the columns of each part begin
 */
record SideBySideView(List<View> parts, Joints joints) implements View {

  @Override
  public void collect(int[] rows, int[] columns, ChannelRange channels, VertexCollector vertices) {
    vertices.look(columns.length);
    joints.split(columns, (part, own) -> parts.get(part).collect(rows, own, channels, vertices));
  }

  @Override
  public void collectAll(VertexCollector vertices) {
    parts.forEach(part -> part.collectAll(vertices));
  }
}
