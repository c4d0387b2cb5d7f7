package org.ratecut.layers;

/** A grid whose values are those of another one in another order. */
record ReorderedView(View grid, Shape gridShape, Reorder order) implements View {

  @Override
  public void collect(int[] rows, int[] columns, ChannelRange channels, VertexCollector vertices) {
    for (int row : rows) {
      long ofRow = order.offset() + Reorder.reach(order.rows(), row);
      for (int column : columns) {
        collect(ofRow + Reorder.reach(order.columns(), column), channels, vertices);
      }
    }
  }

  /** Neighbouring channels of one position are asked for at once. */
  private void collect(long base, ChannelRange channels, VertexCollector vertices) {
    long first = base + Reorder.reach(order.channels(), channels.first());
    long last = first;
    for (int channel = channels.first() + 1; channel < channels.end(); channel++) {
      long next = base + Reorder.reach(order.channels(), channel);
      if (next != last + 1 || next % gridShape.channels() == 0) {
        collectRun(first, last, vertices);
        first = next;
      }
      last = next;
    }
    collectRun(first, last, vertices);
  }

  private void collectRun(long first, long last, VertexCollector vertices) {
    int position = (int) (first / gridShape.channels());
    int channel = (int) (first % gridShape.channels());
    grid.collect(
        new int[] {position / gridShape.width()},
        new int[] {position % gridShape.width()},
        new ChannelRange(channel, channel + (int) (last - first) + 1),
        vertices);
  }

  /** A slice leaves values out, so only the whole grid may be asked for at once. */
  @Override
  public void collectAll(VertexCollector vertices) {
    if (order.shape().values() == gridShape.values()) {
      grid.collectAll(vertices);
      return;
    }
    ChannelRange channels = ChannelRange.allOf(order.shape());
    for (int row = 0; row < order.shape().height(); row++) {
      long ofRow = order.offset() + Reorder.reach(order.rows(), row);
      for (int column = 0; column < order.shape().width(); column++) {
        collect(ofRow + Reorder.reach(order.columns(), column), channels, vertices);
      }
    }
  }
}
