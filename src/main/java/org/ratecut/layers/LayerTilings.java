package org.ratecut.layers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.tiling.Tiling;

/** Where the layers of a network are cut. */
public final class LayerTilings {

  private LayerTilings() {}

  /**
   * The cut of each layer that has vertices, by its name, as {@link NetworkGenerator} makes them.
   *
   * @throws InvalidLayerException if the layers do not fit together
   */
  public static Map<String, Tiling> of(NetworkDescription network) {
    Map<String, Tiling> tilings = new LinkedHashMap<>();
    for (PlannedLayer layer : Planner.plan(network)) {
      if (layer.description().operation() instanceof Computation) {
        tilings.put(
            layer.description().name(),
            new Tiling(layer.shape(), network.tileOf(layer.description(), layer.shape())));
      }
    }
    return tilings;
  }
}
