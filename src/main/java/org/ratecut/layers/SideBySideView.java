package org.ratecut.layers;

import java.util.Arrays;
import java.util.List;

/**
 * Grids of one height joined along their width.
 *
 * @param widths the columns of each part
 */
record SideBySideView(List<View> parts, List<Integer> widths) implements View {

  @Override
  public void collect(int[] rows, int[] columns, ChannelRange channels, VertexCollector vertices) {
    int offset = 0;
    for (int p = 0; p < parts.size(); p++) {
      int first = offset;
      int end = offset + widths.get(p);
      int[] own =
          Arrays.stream(columns)
              .filter(column -> column >= first && column < end)
              .map(column -> column - first)
              .toArray();
      parts.get(p).collect(rows, own, channels, vertices);
      offset = end;
    }
  }

  @Override
  public void collectAll(VertexCollector vertices) {
    parts.forEach(part -> part.collectAll(vertices));
  }
}
