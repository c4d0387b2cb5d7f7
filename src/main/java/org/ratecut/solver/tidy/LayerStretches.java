package org.ratecut.solver.tidy;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.model.Layer;

/** Successive layers to change together: all, halves, quarters and so on, which overlap. */
final class LayerStretches {

  private LayerStretches() {}

  /** The longest first, single layers last. */
  static List<List<Layer>> of(List<Layer> layers) {
    List<List<Layer>> stretches = new ArrayList<>();
    for (int length = layers.size(); length >= 1; length /= 2) {
      int stride = Math.max(1, length / 2);
      for (int i = 0; i + length <= layers.size(); i += stride) {
        stretches.add(layers.subList(i, i + length));
      }
    }
    return stretches;
  }
}
