package org.ratecut.layers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ratecut.layers.operation.rearrange.Rearrangement;

/** Which layers hold what the network answers, so that it must be there when an inference ends. */
final class Outputs {

  private Outputs() {}

  /**
   * The indices of layers that are outputs or that no layer reads, and, where these only rearrange
   * values, of those that hold the values.
   */
  static Set<Integer> of(List<PlannedLayer> layers) {
    Set<Integer> read = new HashSet<>();
    layers.forEach(layer -> read.addAll(layer.inputs()));
    read.addAll(onlyArrangedForFeedback(layers));
    Set<Integer> kept = new HashSet<>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      PlannedLayer layer = layers.get(i);
      if (layer.description().isOutput() || !read.contains(i)) {
        kept.add(i);
      }
      if (kept.contains(i) && layer.description().operation() instanceof Rearrangement) {
        kept.addAll(layer.inputs());
      }
    }
    return kept;
  }

  /** What rearranges values for the next inference only; the state that holds them has room. */
  private static Set<Integer> onlyArrangedForFeedback(List<PlannedLayer> layers) {
    Set<String> fedBack = new HashSet<>();
    layers.forEach(layer -> layer.description().feedback().ifPresent(fedBack::add));
    Set<Integer> arranged = new HashSet<>();
    for (PlannedLayer layer : layers) {
      if (fedBack.contains(layer.description().name())
          && layer.description().operation() instanceof Rearrangement) {
        arranged.add(layer.index());
      }
    }
    return arranged;
  }
}
