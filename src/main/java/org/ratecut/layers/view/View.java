package org.ratecut.layers.view;

import org.ratecut.layers.shape.ChannelRange;

/** The output of a layer as its consumers see it: which vertices hold which values. */
public interface View {

  /**
   * Adds the vertices that hold the given channels of the positions where the given rows and
   * columns cross.
   *
   * @param rows sorted
   * @param columns sorted
   */
  void collect(int[] rows, int[] columns, ChannelRange channels, VertexCollector vertices);

  /** Adds all vertices. */
  void collectAll(VertexCollector vertices);
}
