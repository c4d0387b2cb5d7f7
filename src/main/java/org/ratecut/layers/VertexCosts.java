package org.ratecut.layers;

import java.util.HashMap;
import java.util.Map;
import org.ratecut.model.Vertex;

/**
 * The vertices of a layer by their number of positions, each made once: tiles differ at borders.
 */
final class VertexCosts {

  private final Costs ofPosition;
  private final Map<Integer, Vertex> byPositions = new HashMap<>();

  VertexCosts(Costs ofPosition) {
    this.ofPosition = ofPosition;
  }

  /**
   * A vertex of so many positions.
   *
   * @throws ArithmeticException if a cost does not fit in a {@code long}
   */
  Vertex ofPositions(int positions) {
    return byPositions.computeIfAbsent(
        positions,
        count ->
            new Vertex(
                Math.multiplyExact(ofPosition.memory(), (long) count),
                Math.multiplyExact(ofPosition.activation(), (long) count),
                Math.multiplyExact(ofPosition.flash(), (long) count),
                Math.multiplyExact(ofPosition.computation(), (long) count),
                Math.multiplyExact(ofPosition.output(), (long) count)));
  }
}
