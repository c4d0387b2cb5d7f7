package org.ratecut.solver.coarsen;

import org.ratecut.model.Layer;

/** Merges two by two neighbours on the grid of a layer. */
final class Tiles {

  private static final int SIDE = 2;

  private final Compatibility compatibility;

  Tiles(Compatibility compatibility) {
    this.compatibility = compatibility;
  }

  private record Key(int row, int column, Compatibility.Kind kind) {}

  LayerGroups group(Layer layer) {
    for (int v = layer.firstVertex(); v < layer.endVertex(); v++) {
      if (!compatibility.fits(v, SIDE * SIDE)) {
        return LayerGroups.singles(layer);
      }
    }
    return LayerGroups.byKey(
        layer,
        v -> new Key(layer.rowOf(v) / SIDE, layer.columnOf(v) / SIDE, compatibility.kindOf(v)),
        (layer.height() + SIDE - 1) / SIDE,
        (layer.width() + SIDE - 1) / SIDE);
  }
}
