package org.ratecut.layers;

/** The output of a layer as its consumers see it: which vertices hold which positions. */
interface View {

  /**
   * Adds the vertices that hold the positions where the given rows and columns cross.
   *
   * @param rows sorted
   * @param columns sorted
   */
  void collect(int[] rows, int[] columns, VertexCollector vertices);

  /** Adds all vertices. */
  void collectAll(VertexCollector vertices);
}
