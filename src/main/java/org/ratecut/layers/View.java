package org.ratecut.layers;

/** The output of a layer as its consumers see it: which vertices hold which values. */
interface View {

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
