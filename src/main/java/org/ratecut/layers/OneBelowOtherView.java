package org.ratecut.layers;

import java.util.Arrays;
import java.util.List;

/**
 * Grids of one width joined along their height.
 *
 * @param heights the rows of each part
 */
record OneBelowOtherView(List<View> parts, List<Integer> heights) implements View {

  @Override
  public void collect(int[] rows, int[] columns, ChannelRange channels, VertexCollector vertices) {
    int offset = 0;
    for (int p = 0; p < parts.size(); p++) {
      int first = offset;
      int end = offset + heights.get(p);
      int[] own =
          Arrays.stream(rows)
              .filter(row -> row >= first && row < end)
              .map(row -> row - first)
              .toArray();
      parts.get(p).collect(own, columns, channels, vertices);
      offset = end;
    }
  }

  @Override
  public void collectAll(VertexCollector vertices) {
    parts.forEach(part -> part.collectAll(vertices));
  }
}
