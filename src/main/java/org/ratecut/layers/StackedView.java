package org.ratecut.layers;

import java.util.List;

/** Grids of one height and width joined along their channels. */
record StackedView(List<View> parts) implements View {

  @Override
  public void collect(int[] rows, int[] columns, VertexCollector vertices) {
    parts.forEach(part -> part.collect(rows, columns, vertices));
  }

  @Override
  public void collectAll(VertexCollector vertices) {
    parts.forEach(part -> part.collectAll(vertices));
  }
}
