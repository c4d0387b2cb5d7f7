package org.ratecut.layers.view;

import org.ratecut.layers.operation.rearrange.Reorder;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;

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
    int channel = channels.first();
    long first = base + Reorder.reach(order.channels(), channel);
    long end = first;
    while (channel < channels.end()) {
      vertices.look(1);
      long next = base + Reorder.reach(order.channels(), channel);
      if (end > first && (next != end || next % gridShape.channels() == 0)) {
        collectRun(first, end - 1, vertices);
        first = next;
      }
      long length = Math.min(neighbours(channel), channels.end() - channel);
      length = Math.min(length, gridShape.channels() - next % gridShape.channels());
      end = next + length;
      channel += (int) length;
    }
    collectRun(first, end - 1, vertices);
  }

  /**
   * How many channels from one on have neighbouring values at least, by the digit that runs
   * fastest: a channel may have 2^31 values, too many to look at each.
   */
  private int neighbours(int channel) {
    if (order.channels().isEmpty()) {
      return 1;
    }
    Reorder.Digit fastest = order.channels().get(order.channels().size() - 1);
    return fastest.stride() == 1 ? fastest.size() - channel % fastest.size() : 1;
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
    if (order.shape().values() == gridShape.values() && !order.repeats()) {
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
